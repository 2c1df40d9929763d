// A grey picture of a page (0 black, 255 white) and its dark mask, with the connected blobs of dark.

export type Raster = { readonly width: number; readonly height: number; readonly gray: Uint8Array }
/** 1 where dark. */
export type Mask = { readonly width: number; readonly height: number; readonly dark: Uint8Array }

/** Otsu's threshold, kept between 90 and 200 so that a blank or a black page does not split its own noise. */
export const thresholdOf = (gray: Uint8Array): number => {
  const count = new Uint32Array(256)
  for (let i = 0; i < gray.length; i += 1) {
    const value = gray[i] ?? 0
    count[value] = (count[value] ?? 0) + 1
  }
  let sumAll = 0
  for (let v = 0; v < 256; v += 1) sumAll += v * (count[v] ?? 0)
  let below = 0
  let sumBelow = 0
  let best = 0
  let bestFrom = 128
  let bestTo = 128
  for (let v = 0; v < 255; v += 1) {
    below += count[v] ?? 0
    sumBelow += v * (count[v] ?? 0)
    const above = gray.length - below
    if (below === 0 || above === 0) continue
    const gap = sumBelow / below - (sumAll - sumBelow) / above
    const between = below * above * gap * gap
    if (between > best * (1 + 1e-12)) {
      best = between
      bestFrom = v
      bestTo = v
    } else if (between >= best * (1 - 1e-12)) bestTo = v
  }
  return Math.min(200, Math.max(90, Math.round((bestFrom + bestTo) / 2)))
}

export const maskOf = (raster: Raster, threshold = thresholdOf(raster.gray)): Mask => {
  const { gray } = raster
  const dark = new Uint8Array(gray.length)
  for (let i = 0; i < dark.length; i += 1) dark[i] = (gray[i] ?? 255) <= threshold ? 1 : 0
  return { width: raster.width, height: raster.height, dark }
}

const flipped = new WeakMap<Mask, Mask>()

/** Rows become columns, so that what runs down the page can be followed as fast as what runs across. Made once for a mask. */
export const transposed = (mask: Mask): Mask => {
  const known = flipped.get(mask)
  if (known !== undefined) return known
  const { width, height, dark } = mask
  const turned = new Uint8Array(dark.length)
  eachRun(mask, (row, first, last) => {
    for (let x = first, at = first * height + row; x <= last; x += 1, at += height) turned[at] = 1
  })
  const made = { width: height, height: width, dark: turned }
  flipped.set(mask, made)
  return made
}

/**
 * Calls `run` for each stretch of dark, row after row, with its first and last pixel counted from the row's start. Most of a page is
 * white, and the search for the next dark pixel is the machine's own.
 */
export const eachRun = ({ width, dark }: Mask, run: (row: number, first: number, last: number) => void): void => {
  let at = dark.indexOf(1)
  while (at >= 0) {
    const row = Math.floor(at / width)
    const end = (row + 1) * width
    let last = at
    while (last + 1 < end && dark[last + 1] === 1) last += 1
    run(row, at - row * width, last - row * width)
    at = last + 1
    // The gaps inside a line of text are short: only a longer one is worth a search.
    const near = Math.min(dark.length, at + 24)
    while (at < near && dark[at] !== 1) at += 1
    if (at >= near) at = dark.indexOf(1, at)
  }
}

/** Inclusive pixel bounds of a connected (8 neighbours) region of dark, and its number of dark pixels. */
export type Blob = { x0: number; y0: number; x1: number; y1: number; area: number }
export type Blobs = {
  readonly blobs: readonly Blob[]
  /** Horizontal runs as triples y, first x, last x; `blobOfRun` gives the blob of each. */
  readonly runs: Int32Array
  readonly blobOfRun: Int32Array
}

/** Connected regions by runs and union-find; linear in the pixels. */
export const findBlobs = (mask: Mask): Blobs => {
  const { runs, rowStart } = runsOf(mask)
  const parent = new Int32Array(runs.length / 3)
  for (let i = 0; i < parent.length; i += 1) parent[i] = i
  const root = (start: number): number => {
    let i = start
    while (parent[i] !== i) {
      parent[i] = parent[parent[i] ?? i] ?? i
      i = parent[i] ?? i
    }
    return i
  }
  for (let y = 1; y < mask.height; y += 1) {
    let above = rowStart[y - 1] ?? 0
    const aboveEnd = rowStart[y] ?? 0
    for (let here = aboveEnd; here < (rowStart[y + 1] ?? 0); here += 1) {
      const first = runs[here * 3 + 1] ?? 0
      const last = runs[here * 3 + 2] ?? 0
      while (above < aboveEnd && (runs[above * 3 + 2] ?? 0) < first - 1) above += 1
      for (let a = above; a < aboveEnd && (runs[a * 3 + 1] ?? 0) <= last + 1; a += 1) {
        const one = root(here)
        const other = root(a)
        if (one !== other) parent[Math.max(one, other)] = Math.min(one, other)
      }
    }
  }
  return gather(runs, parent, root)
}

const runsOf = (mask: Mask): { runs: Int32Array; rowStart: Int32Array } => {
  const found: number[] = []
  const rowStart = new Int32Array(mask.height + 1)
  let started = 0
  eachRun(mask, (row, first, last) => {
    while (started <= row) rowStart[started++] = found.length / 3
    found.push(row, first, last)
  })
  rowStart.fill(found.length / 3, started)
  return { runs: Int32Array.from(found), rowStart }
}

const gather = (runs: Int32Array, parent: Int32Array, root: (i: number) => number): Blobs => {
  const blobs: Blob[] = []
  const blobOfRun = new Int32Array(parent.length)
  const blobOfRoot = new Map<number, number>()
  for (let i = 0; i < parent.length; i += 1) {
    const top = root(i)
    const y = runs[i * 3] ?? 0
    const x0 = runs[i * 3 + 1] ?? 0
    const x1 = runs[i * 3 + 2] ?? 0
    let index = blobOfRoot.get(top)
    if (index === undefined) {
      index = blobs.length
      blobOfRoot.set(top, index)
      blobs.push({ x0, y0: y, x1, y1: y, area: 0 })
    }
    blobOfRun[i] = index
    const blob = blobs[index]
    if (blob === undefined) continue
    blob.x0 = Math.min(blob.x0, x0)
    blob.x1 = Math.max(blob.x1, x1)
    blob.y1 = Math.max(blob.y1, y)
    blob.area += x1 - x0 + 1
  }
  return { blobs, runs, blobOfRun }
}

/** A copy of the picture in which the blobs that `which` names are painted white. */
export const paintOut = (raster: Raster, found: Blobs, which: (blob: Blob) => boolean): Raster => {
  const gray = Uint8Array.from(raster.gray)
  for (let i = 0; i < found.blobOfRun.length; i += 1) {
    const blob = found.blobs[found.blobOfRun[i] ?? -1]
    if (blob === undefined || !which(blob)) continue
    const row = (found.runs[i * 3] ?? 0) * raster.width
    gray.fill(255, row + (found.runs[i * 3 + 1] ?? 0), row + (found.runs[i * 3 + 2] ?? 0) + 1)
  }
  return { width: raster.width, height: raster.height, gray }
}
