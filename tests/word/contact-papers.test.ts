import { describe, expect, it } from 'vitest';
import { CONTACT_PAPERS, contactPaper } from '../../shared/network/papers.ts';
import { renderPaper } from '../../server/word/export/paper.ts';
import { itWith } from '../support/tools.ts';
import { faultsOf, fileOf, pagesOf, part } from '../support/word/word-files.ts';
import { facilitator, referent } from '../unit/network/support.ts';

const PAPERS = [referent(), referent({ position: '', from: null, daysPerMonth: null }), facilitator()].flatMap((contact) =>
  CONTACT_PAPERS.map((kind) => contactPaper(kind, { contact, department: 'Direction des routes', organisation: 'Département de l’exemple', on: '2026-11-23' })),
);

describe('the papers of a contact in Word', () => {
  it('have their title, their headings, a place to sign', async () => {
    for (const paper of PAPERS) {
      const body = part(fileOf(await renderPaper(paper)), 'word/document.xml');
      expect(body).toContain(paper.title);
      expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)?.length).toBe(paper.nodes.filter(({ kind }) => kind === 'chapter').length);
      expect(body).toContain('Signature');
    }
  });

  itWith(['validator'], 'have no fault', async () => {
    for (const paper of PAPERS) expect(await faultsOf(fileOf(await renderPaper(paper)))).toEqual([]);
  });

  itWith(['soffice', 'pdftotext'], 'hold in three pages, the longest too', async () => {
    const [letter] = PAPERS;
    if (!letter) throw new Error('no paper was composed');
    expect((await pagesOf(fileOf(await renderPaper(letter)))).length).toBeLessThanOrEqual(3);
  });
});
