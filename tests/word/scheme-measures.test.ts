import { describe, expect, it } from 'vitest';
import { renderScheme } from '../../server/word/export/scheme.ts';
import { measuredDocument } from '../support/measured-scheme.ts';
import { itWith } from '../support/tools.ts';
import { faultsOf, fileOf, pagesOf, part, partsOfFile } from '../support/word/word-files.ts';

const rendered = async (document: ReturnType<typeof measuredDocument>) => fileOf(await renderScheme({ document, logo: null, template: null }));
const file = await rendered(measuredDocument());
const body = part(file, 'word/document.xml');
const chartsOf = (of: typeof file): string[] => [...partsOfFile(of).keys()].filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name));

describe('Un schéma dont les données disent les taux', () => {
  it('a un graphique natif de deux séries, observé et cible, en fractions, avec son classeur', () => {
    const charts = chartsOf(file).map((name) => part(file, name));
    expect(charts).toHaveLength(1);
    const [chart = ''] = charts;
    expect([...chart.matchAll(/<c:tx>.*?<c:v>([^<]*)<\/c:v>/gs)].map(([, name]) => name)).toEqual(['Observé', 'Cible']);
    expect(chart).toContain('<c:v>0.234</c:v>');
    expect([...partsOfFile(file).keys()].filter((name) => name.endsWith('.xlsx'))).toHaveLength(1);
  });

  it('dit le graphique en mots, et le met en tableau juste après', () => {
    const drawing = body.indexOf('descr="Courbes en\u00a0%. Marchés avec une considération sociale');
    expect(body.slice(drawing, drawing + 400)).toContain('23,4\u00a0% en 2025');
    const table = body.indexOf('<w:tbl>', drawing);
    expect(drawing).toBeGreaterThan(0);
    expect(body.slice(drawing, table)).toMatch(/SEQ Tableau.*Observé et cibles – Marchés avec une considération sociale/s);
    expect(body.slice(table, body.indexOf('</w:tbl>', table))).toContain('−1,6\u00a0point');
  });

  it('garde, sans données, son seul graphique des cibles et aucune colonne de plus', async () => {
    const without = await rendered(measuredDocument([]));
    expect(chartsOf(without)).toHaveLength(1);
    expect(part(without, 'word/document.xml')).not.toContain('Observé');
  });

  itWith(['validator'], 'n’a aucune faute pour le validateur Open XML', async () => {
    expect(await faultsOf(file)).toEqual([]);
  });

  itWith(['soffice', 'pdftotext'], 's’ouvre, avec la distance à la cible et la source sous le tableau', async () => {
    const pages = (await pagesOf(file)).join('\n');
    expect(pages).toMatch(/il manque 1,6\s*point pour la cible de 2025/);
    expect(pages).toMatch(/Source\s*: Données essentielles importées le 3 mars 2026\s*; sur 412 marchés connus parmi 640/);
  });
});
