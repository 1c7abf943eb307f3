import { squiggles } from '../editor-page.js';
import type { Scene } from './scene.js';

/** The picture at the head of the readme: the sample's one slip, with the sum that it should be. */
export const editor: Scene = {
  name: 'editor',
  viewport: { width: 1120, height: 700 },
  async act(stage) {
    const { page } = stage;
    // The slip stands far down, so the next problem is asked for until it is in view.
    await page.locator('[id="status.problems"]', { hasText: '1' }).waitFor();
    await page.locator('.view-line').first().click();
    await stage.press('F8');
    await squiggles(page).first().waitFor();
    await stage.press('Escape');
    // The lines above the tables come late and move the text, which would close the box again.
    await stage.shown('.codelens-decoration', '不成立');
    await stage.rest(1_500);
    await stage.press('Control+k', 'Control+i');
    await stage.shown('.monaco-hover', '312.08');
  },
};
