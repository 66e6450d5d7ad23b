import { describe, expect, it } from 'vitest';
import { renderScheme } from '../../server/word/export/scheme.ts';
import { reviewDocument } from '../../shared/review-papers/report.ts';
import { itWith } from '../support/tools.ts';
import { faultsOf, fileOf, pagesOf, part } from '../support/word/word-files.ts';
import { aReview, SIREN, someMeasures } from '../unit/reviews/support.ts';

const ONE = aReview();
const SHARED = aReview({}, [
  { siren: SIREN, name: 'Ville exemple', measures: someMeasures([2025, 2026]) },
  { siren: null, name: 'Syndicat sans numéro', measures: [] },
]);
const NOTHING = aReview({ kind: 'annual-review', fromYear: 2026 }, [{ siren: SIREN, name: 'Ville exemple', measures: [] }]);
const render = async (review: typeof ONE): Promise<Uint8Array> => fileOf(await renderScheme({ document: reviewDocument(review), logo: null, template: null }));

describe('the report of a review in Word', () => {
  it('has a native chart with its words for each group of rates, and none without two years', async () => {
    const body = part(await render(ONE), 'word/document.xml');
    expect(body.match(/<c:chart /g)).toHaveLength(3);
    expect(body).toMatch(/descr="Courbes en\u00a0%\. [^"]*en 2023/);
    expect(part(await render(NOTHING), 'word/document.xml')).not.toContain('<c:chart ');
  });

  it('has the same bytes for the same review', async () => {
    expect(Buffer.compare(Buffer.from(await render(ONE)), Buffer.from(await render(ONE)))).toBe(0);
  });

  itWith(['validator'], 'has no fault, known or not, alone or shared', async () => {
    for (const review of [ONE, SHARED, NOTHING]) expect(await faultsOf(await render(review))).toEqual([]);
  });

  itWith(['soffice', 'pdftotext'], 'says the essentials on one page', async () => {
    const pages = await pagesOf(await render(ONE));
    const first = pages.findIndex((page) => page.includes('Ce qui reste inconnu') && page.includes('Actions du schéma'));
    expect(first).toBeGreaterThan(0);
    expect(pages[first]).toContain('L’essentiel');
    expect(pages[first + 1]).toContain('Ce que demande la loi');
  });
});
