import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Draft } from './drafts.js';
import type { Colour, Paint } from './paint.js';

/** The change as `git apply` and `patch -p1` take it. */
export function unifiedDiff({ shownPath, text }: Pick<Draft, 'shownPath' | 'text'>, newText: string, paint: Paint): string {
  const name = shownPath.replaceAll('\\', '/').replace(/^\/+/, '');
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, text, newText, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return patch
    .split('\n')
    .map((line) => paintLine(line, paint))
    .join('\n');
}

function paintLine(line: string, paint: Paint): string {
  const colour = colourOf(line);
  return colour ? paint(colour, line) : line;
}

function colourOf(line: string): Colour | undefined {
  if (line.startsWith('--- ') || line.startsWith('+++ ')) return 'bold';
  if (line.startsWith('@@')) return 'information';
  if (line.startsWith('+')) return 'added';
  return line.startsWith('-') ? 'removed' : undefined;
}
