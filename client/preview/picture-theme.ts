import { useEffect, useState } from 'preact/hooks';
import { contrast, mixed, opaqueColour, type PictureTheme, paperTheme } from '../../server/src/page/picture-colours.js';

/** Parts of a picture are told from what is beside them from this on. */
const LEAST_CONTRAST = 3;
/** Colours of the editor are loud; so much of the background is mixed in. */
const CALM = 0.18;

/** The colours of the editor for pictures, anew whenever its theme changes. */
export function usePictureTheme(): PictureTheme {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => {
    const look = () => {
      const next = readTheme();
      setTheme((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    };
    look();
    // The editor changes the class of the body, and the variables on the root.
    const changed = new MutationObserver(look);
    changed.observe(document.body, { attributes: true, attributeFilter: ['class', 'style', 'data-vscode-theme-id'] });
    changed.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style'] });
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', look);
    return () => {
      changed.disconnect();
      scheme.removeEventListener('change', look);
    };
  }, []);
  return theme;
}

function readTheme(): PictureTheme {
  const style = getComputedStyle(document.body);
  const given = (name: string) => style.getPropertyValue(`--vscode-${name}`);
  const background =
    opaqueColour(given('editor-background'), '#ffffff') ?? opaqueColour(style.backgroundColor, '#ffffff') ?? paperTheme.background;
  const read = (name: string, fallback: string) => opaqueColour(given(name), background) ?? fallback;
  const text = read('editor-foreground', read('foreground', opaqueColour(style.color, background) ?? paperTheme.text));
  const isLoud = document.body.classList.contains('vscode-high-contrast') || contrast(text, background) > 20;
  const calm = (colour: string) => visible(isLoud ? colour : mixed(colour, background, CALM), background, text);
  const [blue, green, orange, purple, teal, brown] = paperTheme.series as [string, string, string, string, string, string];
  const first = read('charts-blue', blue);
  const second = read('charts-green', green);
  const third = read('charts-orange', orange);
  const fourth = read('charts-purple', purple);
  // Red is for what is wrong, so the others are made of those that are left.
  const fifth = given('charts-blue') === '' ? teal : mixed(first, second, 0.5);
  const sixth = given('charts-orange') === '' ? brown : mixed(third, fourth, 0.5);
  return {
    background,
    text,
    quiet: visible(read('descriptionForeground', mixed(text, background, 0.35)), background, text),
    line: mixed(text, background, isLoud ? 0.4 : 0.82),
    series: [first, second, third, fourth, fifth, sixth].map(calm),
    whole: visible(mixed(text, background, 0.5), background, text),
    fontFamily: style.fontFamily || paperTheme.fontFamily,
    fontSize: Math.max(12, Math.round(Number.parseFloat(style.fontSize) || paperTheme.fontSize)),
  };
}

/** A colour that stands out from the background: as it is, or with as much of the ink in it as that takes. */
function visible(colour: string, background: string, ink: string): string {
  let seen = colour;
  for (let step = 1; contrast(seen, background) < LEAST_CONTRAST && step <= 6; step++) seen = mixed(colour, ink, step / 6);
  return seen;
}
