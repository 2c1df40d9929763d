// Moves the bars and the minutes of running clocks, and narrows a list while somebody types. Without it the page shows them as of its loading.
const offsetMs = Date.parse(document.body.dataset.now ?? '') - Date.now()
const gone = (bar, now) => {
  const from = Date.parse(bar.dataset.from)
  const due = Date.parse(bar.dataset.due)
  return due <= from ? (now >= due ? 100 : 0) : Math.min(100, Math.max(0, ((now - from) / (due - from)) * 100))
}
const stageOf = (share, over) =>
  over ? 'passed' : share >= 90 ? 'nine-tenths' : share >= 75 ? 'three-quarters' : share >= 50 ? 'half' : 'running'
const spell = (minutes) => {
  const whole = Math.floor(Math.abs(minutes))
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')} min`
}
const moveClocks = () => {
  const now = Date.now() + offsetMs
  for (const bar of document.querySelectorAll('.desk-bar[data-due]')) {
    const share = gone(bar, now)
    const stage = stageOf(share, now > Date.parse(bar.dataset.due))
    bar.querySelector('.desk-bar-gone').setAttribute('width', share.toFixed(1))
    bar.setAttribute('aria-label', `${Math.floor(share)} percent of the time is gone; marks at 50, 75 and 90`)
    bar.setAttribute('class', `desk-bar desk-bar-${stage}`)
    const line = bar.closest('.desk-clock-line')
    if (line) line.className = `desk-clock-line desk-clock-${stage}`
  }
  for (const each of document.querySelectorAll('.desk-countdown')) {
    const minutes = (Date.parse(each.dataset.due) - now) / 60000
    const words = minutes >= 0 ? `${spell(minutes)} left` : `${spell(minutes)} over`
    if (each.textContent !== words) each.textContent = words
  }
}
moveClocks()
setInterval(moveClocks, 5000)

const plainText = (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
const narrow = () => {
  const field = document.querySelector('[data-filter] input')
  if (!field) return
  const words = plainText(field.value).split(/[\s,]+/)
  let left = 0
  for (const entry of document.querySelectorAll('[data-filtered] [data-entry]')) {
    const text = plainText(entry.textContent)
    entry.hidden = !words.every((word) => text.includes(word))
    if (!entry.hidden) left += 1
  }
  document.getElementById('filter-count').textContent = field.value === '' ? '' : `${left} shown`
  const address = new URL(location.href)
  if (field.value === '') address.searchParams.delete('q')
  else address.searchParams.set('q', field.value)
  history.replaceState(null, '', address)
}
document.addEventListener('input', (event) => {
  if (event.target.closest?.('[data-filter]')) narrow()
})
