// A link or a square of an invitation carries its code after the #, which browsers send to nobody. It is typed in here, and
// taken out of the address so that it does not stay in the history.
export function typeCodeFromAddress(field) {
  const code = decodeURIComponent(location.hash.slice(1))
  if (!field || !/^[0-9A-Za-z -]{12,20}$/.test(code)) return
  field.value = code
  history.replaceState(null, '', location.pathname + location.search)
}
