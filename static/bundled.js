// The page of one show, behind page.js: no link to it makes it fetch another one.

document.querySelector("cast-map").removeAttribute("src");
