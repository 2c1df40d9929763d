// A grey picture of a page (0 black, 255 white) and its dark mask, with the connected blobs of dark.

export type Raster = { readonly width: number; readonly height: number; readonly gray: Uint8Array }
/** 1 where dark. */
export type Mask = { readonly width: number; readonly height: number; readonly dark: Uint8Array }

/** Four pixels at a time, where the bytes lie so that they can be taken so: most of a page is white, and is stepped over. */
const fours = (bytes: Uint8Array): Int32Array =>
  bytes.byteOffset % 4 === 0 ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : new Int32Array(0)
const fourWhite = -1

/** Otsu's threshold, kept between 90 and 200 so that a blank or a black page does not split its own noise. */
export const thresholdOf = (gray: Uint8Array): number => {
  const count = histogramOf(gray)
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

const histogramOf = (gray: Uint8Array): Uint32Array => {
  const count = new Uint32Array(256)
  const four = fours(gray)
  let white = 0
  for (let i = 0; i < four.length; i += 1) {
    const each = four[i] ?? fourWhite
    if (each === fourWhite) {
      white += 4
      continue
    }
    for (let shift = 0; shift < 32; shift += 8) {
      const value = (each >>> shift) & 255
      count[value] = (count[value] ?? 0) + 1
    }
  }
  count[255] = (count[255] ?? 0) + white
  for (let i = four.length * 4; i < gray.length; i += 1) {
    const value = gray[i] ?? 0
    count[value] = (count[value] ?? 0) + 1
  }
  return count
}

export const maskOf = (raster: Raster, threshold = thresholdOf(raster.gray)): Mask => {
  const { gray } = raster
  const dark = new Uint8Array(gray.length)
  const four = threshold < 255 ? fours(gray) : new Int32Array(0)
  for (let i = 0; i < four.length; i += 1) {
    if (four[i] === fourWhite) continue
    for (let at = i * 4; at < i * 4 + 4; at += 1) dark[at] = (gray[at] ?? 255) <= threshold ? 1 : 0
  }
  for (let i = four.length * 4; i < dark.length; i += 1) dark[i] = (gray[i] ?? 255) <= threshold ? 1 : 0
  return { width: raster.width, height: raster.height, dark }
}

/** Stretches of dark as triples: row, first and last column; in order of rows, then of columns. */
export type Runs = Int32Array

/** What is found once on a picture is asked for by several: a mask is never changed. */
const once = <T>(find: (mask: Mask) => T): ((mask: Mask) => T) => {
  const found = new WeakMap<Mask, { readonly is: T }>()
  return (mask) => {
    const known = found.get(mask)
    if (known !== undefined) return known.is
    const is = find(mask)
    found.set(mask, { is })
    return is
  }
}

/** Along the rows. */
export const runsAcross = once(({ width, dark }: Mask): Runs => {
  const runs = triples()
  const four = fours(dark)
  const next = (start: number): number => {
    let at = start
    while (at % 4 !== 0 && at < dark.length && dark[at] !== 1) at += 1
    if (at % 4 === 0) {
      let word = at >> 2
      while (word < four.length && four[word] === 0) word += 1
      at = word * 4
    }
    while (at < dark.length && dark[at] !== 1) at += 1
    return at
  }
  for (let at = next(0); at < dark.length;) {
    const row = Math.floor(at / width)
    const end = (row + 1) * width
    let last = at
    while (last + 1 < end && dark[last + 1] === 1) last += 1
    runs.add(row, at - row * width, last - row * width)
    at = next(last + 1)
  }
  return runs.all()
})

/** Down the columns: triples of column, first and last row. Followed from row to row: what is dark here and was not above begins here. */
export const runsDown = once((mask: Mask): Runs => {
  const across = runsAcross(mask)
  const began = new Int32Array(mask.width)
  const found = triples()
  const counts = new Int32Array(mask.width + 1)
  const ends = (from: number, to: number, row: number): void => {
    for (let x = from; x <= to; x += 1) {
      found.add(x, began[x] ?? 0, row)
      counts[x + 1] = (counts[x + 1] ?? 0) + 1
    }
  }
  const begins =
    (row: number) =>
    (from: number, to: number): void => {
      for (let x = from; x <= to; x += 1) began[x] = row
    }
  let above = { from: 0, to: 0 }
  let at = 0
  for (let row = 0; row <= mask.height; row += 1) {
    const from = at
    while (at < across.length && across[at] === row) at += 3
    eachBeyond(across, { from, to: at }, above, begins(row))
    eachBeyond(across, above, { from, to: at }, (first, last) => ends(first, last, row - 1))
    above = { from, to: at }
  }
  return byFirst(found.all(), counts)
})

type Part = { readonly from: number; readonly to: number }

/** Those stretches of one row's runs that no run of the other row covers. */
const eachBeyond = (runs: Runs, one: Part, other: Part, beyond: (first: number, last: number) => void): void => {
  let against = other.from
  for (let i = one.from; i < one.to; i += 3) {
    let first = runs[i + 1] ?? 0
    const last = runs[i + 2] ?? 0
    while (against < other.to && (runs[against + 2] ?? 0) < first) against += 3
    for (let o = against; o < other.to && (runs[o + 1] ?? 0) <= last; o += 3) {
      const start = runs[o + 1] ?? 0
      if (start > first) beyond(first, start - 1)
      first = Math.max(first, (runs[o + 2] ?? 0) + 1)
    }
    if (first <= last) beyond(first, last)
  }
}

/** Sorted by the first of each three; what is equal keeps its order. `counts[n + 1]` is how many have n. */
const byFirst = (runs: Runs, counts: Int32Array): Runs => {
  for (let i = 1; i < counts.length; i += 1) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0)
  const sorted = new Int32Array(runs.length)
  for (let i = 0; i < runs.length; i += 3) {
    const first = runs[i] ?? 0
    const at = (counts[first] ?? 0) * 3
    counts[first] = (counts[first] ?? 0) + 1
    sorted[at] = first
    sorted[at + 1] = runs[i + 1] ?? 0
    sorted[at + 2] = runs[i + 2] ?? 0
  }
  return sorted
}

/** A list of triples that grows. */
const triples = () => {
  let kept = new Int32Array(12_288)
  let length = 0
  return {
    add: (one: number, two: number, three: number): void => {
      if (length === kept.length) {
        const larger = new Int32Array(kept.length * 2)
        larger.set(kept)
        kept = larger
      }
      kept[length] = one
      kept[length + 1] = two
      kept[length + 2] = three
      length += 3
    },
    all: (): Runs => kept.slice(0, length),
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
  const runs = runsAcross(mask)
  const rowStart = rowStarts(runs, mask.height)
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

/** For each row, which of the runs is its first; one more at the end. */
export const rowStarts = (runs: Runs, height: number): Int32Array => {
  const starts = new Int32Array(height + 1)
  let started = 0
  for (let i = 0; i < runs.length; i += 3) while (started <= (runs[i] ?? 0)) starts[started++] = i / 3
  return starts.fill(runs.length / 3, started)
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
