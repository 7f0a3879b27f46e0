// Nothing here is needed to read or to write: pages work without it. It only adds.
document.documentElement.classList.add("js");
