// Renews the page when the desk changed, keeps the clocks going, takes dropped files, and moves between values by keyboard.
// Without it every page still works: it has to be loaded again by hand.
const clockOffsetMs = Date.parse(document.body.dataset.now ?? '') - Date.now()
const nowMs = () => Date.now() + clockOffsetMs
const live = document.body.dataset.live === 'yes'

/* Clocks: the jail's, and the minutes since or until a moment. */
const minutesWords = (minutes) => {
  const whole = Math.floor(Math.abs(minutes))
  const hours = Math.floor(whole / 60)
  return hours === 0 ? `${whole} min` : `${hours} h ${String(whole % 60).padStart(2, '0')} min`
}
const tickClocks = () => {
  const clock = document.getElementById('desk-clock')
  if (clock) {
    const parts = new Intl.DateTimeFormat('sv-SE', {
      timeZone: clock.dataset.zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }).format(nowMs())
    if (clock.textContent !== parts) clock.textContent = parts
  }
  for (const each of document.querySelectorAll('.desk-ticking')) {
    const { since, until } = each.dataset
    const minutes = (nowMs() - Date.parse(since ?? until)) / 60000
    const words = since ? minutesWords(Math.max(0, minutes)) : minutes > 0 ? `${minutesWords(minutes)} ago` : `in ${minutesWords(minutes)}`
    if (each.textContent !== words) each.textContent = words
  }
}
setInterval(tickClocks, 1000)

/* Renewal: never under somebody's hands. */
const dirtyForms = new WeakSet()
document.addEventListener('input', (event) => {
  // What narrows a list is in the address and comes back with the page.
  if (event.target.form && !event.target.form.matches('[data-filter]')) dirtyForms.add(event.target.form)
})
const atWork = () => {
  const main = document.getElementById('main')
  if (!main) return true
  const focused = document.activeElement
  const typing = focused && main.contains(focused) && focused.matches('input, select, textarea')
  return typing || [...main.querySelectorAll('form')].some((form) => dirtyForms.has(form))
}
const say = (words) => {
  const said = document.getElementById('desk-said')
  if (said) said.textContent = words
}
const swap = (fresh) => {
  const opened = new Set([...document.querySelectorAll('main details[open] > summary')].map((each) => each.textContent))
  const focusedId = document.activeElement?.id
  const address = document.activeElement?.getAttribute?.('href')
  for (const next of fresh.querySelectorAll('[data-swap]')) {
    const before = document.getElementById(next.id)
    if (!before || before.innerHTML === next.innerHTML) continue
    before.innerHTML = next.innerHTML
  }
  for (const summary of document.querySelectorAll('main details > summary'))
    if (opened.has(summary.textContent)) summary.parentElement.open = true
  const again = (focusedId && document.getElementById(focusedId)) || (address && document.querySelector(`a[href="${CSS.escape(address)}"]`))
  if (again && document.activeElement === document.body) again.focus({ preventScroll: true })
  ready()
}
let under = false
let more = false
const renew = async (byHand = false) => {
  if (under) {
    more = true
    return
  }
  if (!byHand && atWork()) return offer()
  under = true
  try {
    const address = new URL(location.href)
    address.searchParams.delete('did')
    const answer = await fetch(address, { headers: { accept: 'text/html' }, credentials: 'same-origin' })
    if (answer.redirected && new URL(answer.url).pathname === '/sign-in') return location.reload()
    if (!answer.ok) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const changed = fresh.getElementById('main')?.innerHTML !== document.getElementById('main')?.innerHTML
    if (!byHand && atWork()) return offer()
    swap(fresh)
    document.getElementById('desk-news')?.remove()
    if (changed) say('The page was renewed.')
  } catch {
    // The desk is away for a moment; the next change or the reconnect renews the page.
  } finally {
    under = false
    if (more) {
      more = false
      void renew()
    }
  }
}
const offer = () => {
  if (document.getElementById('desk-news')) return
  const news = document.createElement('div')
  news.id = 'desk-news'
  news.setAttribute('role', 'status')
  const button = document.createElement('button')
  button.className = 'usa-button'
  button.textContent = 'Show it'
  button.addEventListener('click', () => {
    for (const form of document.querySelectorAll('main form')) dirtyForms.delete(form)
    void renew(true)
  })
  news.append('Something changed. What you typed is kept until you ask for it.', button)
  document.body.append(news)
}
if (live && 'EventSource' in window) {
  const events = new EventSource('/events')
  let waiting = 0
  let opened = false
  events.addEventListener('change', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void renew(), 150)
  })
  events.addEventListener('open', () => {
    if (opened) void renew()
    opened = true
  })
  addEventListener('pagehide', () => events.close())
}

/* Dropped files go through the same form. */
const readyDrop = () => {
  const drop = document.getElementById('drop')
  const files = document.getElementById('files')
  if (!drop || !files || drop.dataset.ready) return
  drop.dataset.ready = 'yes'
  for (const name of ['dragenter', 'dragover']) {
    drop.addEventListener(name, (event) => {
      event.preventDefault()
      drop.classList.add('desk-over')
    })
  }
  drop.addEventListener('dragleave', () => drop.classList.remove('desk-over'))
  drop.addEventListener('drop', (event) => {
    event.preventDefault()
    drop.classList.remove('desk-over')
    if (event.dataTransfer.files.length === 0) return
    files.files = event.dataTransfer.files
    drop.requestSubmit()
  })
}
for (const name of ['dragover', 'drop']) document.addEventListener(name, (event) => event.preventDefault())

/* The law's day: the slider tells its day while it moves, and the page follows when it rests. */
const lawDayOf = (range) =>
  new Date(Date.parse(`${range.dataset.first}T00:00:00Z`) + Number(range.value) * 86400000).toISOString().slice(0, 10)
const lawDayWords = (day) => new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
let lawRests = 0
document.addEventListener('input', (event) => {
  const range = event.target
  if (range.id !== 'law-days') return
  const day = lawDayOf(range)
  const words = lawDayWords(day)
  document.getElementById('law-day').textContent = words
  document.getElementById('law-on').value = day
  range.setAttribute('aria-valuetext', words)
  clearTimeout(lawRests)
  lawRests = setTimeout(() => {
    history.replaceState(null, '', `/law?on=${day}`)
    document.title = document.title.replace(/^.* · /, `The law on ${words} · `)
    void renew(true)
  }, 350)
})

/* A link to something folded away unfolds it. */
const unfold = (id) => {
  const target = id && document.getElementById(id)
  for (let each = target?.closest('details'); each; each = each.parentElement?.closest('details')) each.open = true
  target?.querySelector('input:not([type=hidden]), select')?.focus()
}
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="#"]')
  if (link) setTimeout(() => unfold(link.getAttribute('href').slice(1)), 0)
})

/* A paper: n leads to the values to check; a frame on the page leads to its value. */
document.addEventListener('click', (event) => {
  const key = event.target.dataset?.field
  if (key) location.href = `${location.pathname}/review?at=${encodeURIComponent(key)}`
})
document.addEventListener('keydown', (event) => {
  if (event.key !== 'n' || event.altKey || event.ctrlKey || event.metaKey) return
  if (event.target.matches?.('input, textarea, select')) return
  document.querySelector('a[data-review]')?.click()
})

const ready = () => {
  readyDrop()
  tickClocks()
}
ready()
