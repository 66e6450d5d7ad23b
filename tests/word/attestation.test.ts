import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../shared/api/training.ts';
import { attestationPaper, writtenDuration } from '../../shared/training-papers/attestation.ts';
import { renderPaper } from '../../server/word/export/paper.ts';
import { shippedContent } from '../support/content.ts';
import { itWith } from '../support/tools.ts';
import { faultsOf, fileOf, pagesOf, part } from '../support/word/word-files.ts';

const PATH = shippedContent().modules.filter(({ kind }) => kind === 'path');
const certificate: Certificate = {
  code: '7QHD-0W2K-7QHD-0W2K-7QHD-0W2K-7QHD-0W2K',
  title: 'Parcours du référent : des achats publics socialement responsables',
  holder: 'Camille Exemple',
  organisation: 'Département de l’Exemple',
  modules: PATH.map(({ id, title, minutes }, i) => ({ id, title, minutes, passedOn: `2026-10-0${i + 1}` })),
  minutes: PATH.reduce((sum, { minutes }) => sum + minutes, 0),
  succeededOn: '2026-10-08',
  issuedOn: '2026-11-23',
  withdrawnOn: null,
};
const file = fileOf(await renderPaper(attestationPaper(certificate, 'http://127.0.0.1:3000/attestation/7QHD-0W2K-7QHD-0W2K-7QHD-0W2K-7QHD-0W2K')));
const text = part(file, 'word/document.xml').replace(/<[^>]+>/g, '');

describe('An attestation in Word', () => {
  it('says who, what, when, and how it is checked', () => {
    for (const said of [
      'Attestation de formation',
      'Camille Exemple',
      'Département de l’Exemple',
      certificate.code,
      '/attestation/7QHD',
      '8 octobre 2026',
      '23 novembre 2026',
    ])
      expect(text).toContain(said);
    for (const { title } of PATH) expect(text).toContain(title);
  });

  it('made on one desk, sends nobody to an address that only this desk reaches', async () => {
    const desk = part(fileOf(await renderPaper(attestationPaper(certificate, null))), 'word/document.xml').replace(/<[^>]+>/g, '');
    expect(desk).toContain('Code vérifiable sur ce poste, page Attestation.');
    expect(desk).not.toMatch(/https?:|Chacun peut vérifier/);
  });

  it('writes durations as people do', () => {
    expect([45, 60, 65, 270].map(writtenDuration)).toEqual(['45 min', '1 h', '1 h 05', '4 h 30']);
  });

  itWith(['validator'], 'has no fault', async () => {
    expect(await faultsOf(file)).toEqual([]);
  });

  itWith(['soffice', 'pdftotext'], 'is one page, with the eight modules of the path', async () => {
    expect(await pagesOf(file)).toHaveLength(1);
  });
});
