/* Review of a paper: the value has the hand, and every act has a key. Without this file Tab and Enter do the same. */
const form = document.getElementById('review-form')
const value = document.getElementById('review-value')
if (value) {
  value.focus()
  if (value.type === 'text') value.select()
} else document.getElementById('review-done')?.focus()

const frame = document.querySelector('.desk-frame-now')
const pane = document.querySelector('.desk-now-page')
const picture = pane?.querySelector('img')
/* The place is brought into view inside its own pane; the page itself stays where it is. */
const showPlace = () => {
  if (!frame || !pane || getComputedStyle(pane).position !== 'sticky') return
  const [box, place] = [pane.getBoundingClientRect(), frame.getBoundingClientRect()]
  pane.scrollTop += place.top - box.top - box.height / 3
  pane.scrollLeft += place.left - box.left - box.width / 4
}
if (picture?.complete) showPlace()
else picture?.addEventListener('load', showPlace)

let sent = false
form?.addEventListener('submit', (event) => {
  /* Enter held down or struck twice must not accept the next value unseen. */
  if (sent) event.preventDefault()
  sent = true
})

document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
  if (event.repeat && (event.key === 'Enter' || event.key === 'F8')) return event.preventDefault()
  const isList = value?.type === 'radio' || value?.type === 'checkbox'
  if (event.key === 'F8') {
    event.preventDefault()
    document.getElementById('review-unreadable')?.click()
  } else if (event.key === 'ArrowDown' && !isList) {
    event.preventDefault()
    document.getElementById('review-skip')?.click()
  } else if (event.key === 'ArrowUp' && !isList) {
    event.preventDefault()
    history.back()
  } else if (isList && event.key.length === 1 && form?.contains(event.target)) {
    const choice = form.querySelector(`input[data-key="${CSS.escape(event.key.toLowerCase())}"]`)
    if (!choice) return
    event.preventDefault()
    choice.focus()
    choice.checked = choice.type === 'radio' ? true : !choice.checked
  }
})

/* A frame on the page leads to its value. */
document.addEventListener('click', (event) => {
  const key = event.target.dataset?.look
  if (key) location.href = `?at=${encodeURIComponent(key)}`
})
