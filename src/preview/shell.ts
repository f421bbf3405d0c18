import { packOf } from '../languages/packs.ts'
import {
  BACK_TO_BACK,
  type Edition,
  editionsOf,
  type Language,
  languagesIn,
} from '../model/language.ts'

/** How a person calls an edition: "English + Arabic"; "English, then Arabic". */
function nameOf(edition: Edition, languages: readonly Language[]): string {
  const names = languagesIn(edition, languages).map((language) => packOf(language).nameInEnglish)
  return names.join(edition === BACK_TO_BACK ? ', then ' : ' + ')
}

/**
 * The page around the brief. It holds no content: its script asks for that. The audience and edition
 * are those it opens with, unless its address names others.
 */
export function shell({
  audience,
  edition,
  languages,
  token,
}: {
  audience: string
  edition: Edition
  languages: readonly Language[]
  /** What the page says when it writes; absent where nothing may be written. */
  token: string | undefined
}): string {
  const editions = editionsOf(languages).map(
    (value) => `<option value="${value}">${nameOf(value, languages)}</option>`,
  )
  return `<!doctype html>
<html lang="en" data-audience="${escaped(audience)}" data-edition="${edition}"${token === undefined ? '' : ` data-token="${token}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Mujaz preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="preview.css">
<script src="preview.js" defer></script>
</head>
<body>
<header class="bar">
<a class="skip" href="#brief">Go to the brief</a>
<h1>Mujaz preview</h1>
<label class="choice">Audience <select id="audience"></select></label>
<label class="choice">Edition <select id="edition">${editions.join('')}</select></label>
<fieldset class="views">
<legend>View</legend>
<label><input type="radio" name="view" value="page" checked><span>Reading</span></label>
<label><input type="radio" name="view" value="pages"><span>Pages</span></label>
</fieldset>
<a id="pdf" class="button" target="_blank" rel="noopener">PDF<span class="hidden"> (opens in a new tab)</span></a>
<button type="button" id="sources" class="button">Sources</button>
<button type="button" id="toggle" class="button" aria-expanded="true" aria-controls="panel">Findings <span id="count"></span></button>
<p id="status" role="status"></p>
</header>
<p id="last-good" role="alert" hidden></p>
<div class="desk">
<main id="brief" tabindex="-1" aria-label="The brief"><p id="empty" hidden></p></main>
<aside id="panel" aria-label="Findings and passages">
<p id="written" role="status"></p>
<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
<div id="list"></div>
</section>
<section id="detail" aria-labelledby="detail-title" hidden>
<div class="heading">
<h2 id="detail-title" tabindex="-1"></h2>
<button type="button" id="close" class="button">Close</button>
</div>
<div id="detail-body"></div>
</section>
</aside>
</div>
<noscript><p>The preview needs JavaScript: it listens for what changes.</p></noscript>
</body>
</html>
`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
