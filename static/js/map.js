// The map, drawn only when somebody asks for it. Everything on it is in the list above it.
// Pins cannot be reached by keyboard on purpose: they overlap, and the list is the same and easier.
import L from 'leaflet'

function draw(section) {
  const canvas = section.querySelector('[data-map-canvas]')
  canvas.hidden = false
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = L.map(canvas, {
    scrollWheelZoom: false, zoomControl: false, keyboard: true, fadeAnimation: !calm, zoomAnimation: !calm, markerZoomAnimation: !calm,
  })
  map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>')
  L.control.zoom({ zoomInText: 'Zoom in', zoomOutText: 'Zoom out' }).addTo(map)
  L.tileLayer(section.dataset.tiles, { attribution: section.dataset.attribution, maxZoom: 16 }).addTo(map)
  map.getPane('markerPane').setAttribute('aria-hidden', 'true')
  const pin = L.divIcon({ className: 'mh-pin', iconSize: [28, 28], iconAnchor: [14, 28] })
  fetch(section.dataset.points).then((answer) => answer.json()).then(({ points }) => {
    const spots = points.map((point) => {
      const words = document.createElement('a')
      words.href = point.url
      words.textContent = point.name
      L.marker([point.latitude, point.longitude], { icon: pin, keyboard: false }).bindPopup(words).addTo(map)
      return [point.latitude, point.longitude]
    })
    if (spots.length) map.fitBounds(spots, { padding: [40, 40], maxZoom: 13 })
    else map.setView([54.5, -3], 5)
  })
}

function prepare() {
  const section = document.querySelector('[data-map]')
  if (!section) return
  const button = section.querySelector('[data-map-button]')
  button.hidden = false
  button.addEventListener('click', () => {
    button.hidden = true
    draw(section)
    section.querySelector('h2').setAttribute('tabindex', '-1')
    section.querySelector('h2').focus()
  })
}

prepare()
document.addEventListener('mh:found', prepare)
