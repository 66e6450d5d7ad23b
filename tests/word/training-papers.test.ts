import { afterAll, describe, expect, it } from 'vitest';
import type { ModuleList } from '../../shared/api/training.ts';
import { parseXml } from '../../server/word/ooxml/xml.ts';
import { testApp } from '../support/app.ts';
import { itWith } from '../support/tools.ts';
import { faultsOf, pagesOfEach, part, partsOfFile } from '../support/word/word-files.ts';

const app = await testApp();
afterAll(() => app.close());
const { items: modules } = (await app.call({ method: 'GET', url: '/api/training/modules' })).json<ModuleList>();

async function fileFrom(module: string, name: string): Promise<Uint8Array> {
  const reply = await app.call({ method: 'GET', url: `/api/training/modules/${module}/${name}` });
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
  return reply.rawPayload;
}

const words = (xml: string): string => [...xml.matchAll(/<[aw]:t[^>]*>([^<]*)/g)].map(([, text]) => text).join(' ');

it('there is a module to print', () => expect(modules.length).toBeGreaterThanOrEqual(11));

/** Laid out in one go. */
let laidOut: Promise<Map<string, string[]>> | null = null;
async function layOut(): Promise<Map<string, string[]>> {
  const pages = await pagesOfEach(await Promise.all(modules.map(({ id }) => fileFrom(id, 'fiche.docx'))));
  return new Map(modules.map(({ id }, i) => [id, pages[i] ?? []]));
}
const sheetOf = async (id: string): Promise<string[]> => {
  laidOut ??= layOut();
  return (await laidOut).get(id) ?? [];
};

describe.each(modules.map(({ id }) => id))('the papers of the module %s', (id) => {
  itWith(['soffice', 'pdftotext'], 'give a sheet of one page, with its articles', async () => {
    const pages = await sheetOf(id);
    expect(pages.length).toBe(1);
    expect(pages[0]).toMatch(/Articles/);
  });

  it('give a guide with every question, its answer, and no marker left', async () => {
    const body = words(part(await fileFrom(id, 'guide-formateur.docx'), 'word/document.xml'));
    const module = modules.find((one) => one.id === id);
    const bank = body.slice(body.indexOf(`Les ${module?.questions} questions`));
    expect(bank.match(/Question \d+(?= )/g)?.length).toBe(module?.questions);
    expect(bank.match(/(?<= )Réponse(?= )/g)?.length).toBe(module?.questions);
    expect(body).not.toMatch(/\{\{|\[seuil/);
  });

  it('give slides one can edit: texts and tables, notes, no picture', async () => {
    const parts = partsOfFile(await fileFrom(id, 'diaporama.pptx'));
    const slides = [...parts.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    expect(slides.length).toBeGreaterThan(15);
    for (const name of slides) {
      const xml = new TextDecoder().decode(parts.get(name));
      expect(parseXml(xml)).toBeTruthy();
      expect(xml).not.toContain('<p:pic>');
      expect(words(xml)).not.toMatch(/\{\{|\[seuil/);
    }
    expect([...parts.keys()].filter((name) => /notesSlide\d+\.xml$/.test(name))).toHaveLength(slides.length);
  });

  itWith(['validator'], 'have no fault for the Open XML SDK', async () => {
    for (const name of ['fiche.docx', 'guide-formateur.docx', 'diaporama.pptx'])
      expect(await faultsOf(await fileFrom(id, name), `essai-${name}`), name).toEqual([]);
  });
});
