// What is kept of a visit: in the browser's storage, and in the page's address.

/** Where a visitor's choices are kept in local storage. */
const KEPT = "castmap";

/** What `action` gives; nothing where a strict frame or a full storage refuses it. */
const attempt = (action) => {
  try {
    return action();
  } catch {
    return undefined;
  }
};

/** What a visitor chose on earlier visits, as parameters: a form that browsers read and write by themselves. */
const kept = () => attempt(() => new URLSearchParams(localStorage.getItem(KEPT) ?? ""));

const recall = (name) => kept()?.get(name) ?? undefined;

const remember = (name, value) => {
  const parameters = kept();
  parameters?.set(name, value);
  attempt(() => localStorage.setItem(KEPT, parameters));
};

/** A parameter of the page's address. */
const parameter = (name) => new URLSearchParams(location.search).get(name) ?? undefined;

/** The page's address with parameters, given as JSON; one with an empty value is taken out. */
const addressed = (parameters) => {
  const url = new URL(location.href);
  const query = url.searchParams;
  for (const [name, value] of Object.entries(JSON.parse(parameters))) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  return url;
};

/** Writes parameters into the page's address. */
const locate = (parameters, replaces) => {
  const url = addressed(parameters);
  if (url.searchParams.toString() === new URLSearchParams(location.search).toString()) return;
  attempt(() => (replaces ? history.replaceState(null, "", url) : history.pushState(null, "", url)));
};
