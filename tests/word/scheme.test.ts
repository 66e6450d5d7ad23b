import { describe, expect, it } from 'vitest';
import { renderScheme } from '../../server/word/export/scheme.ts';
import { parseXml, walk } from '../../server/word/ooxml/xml.ts';
import { LOGO, longScheme, SCHEME } from '../support/word/scheme-fixture.ts';
import { faultsOf, fileOf, pagesOf, pandocText, part, partsOfFile } from '../support/word/word-files.ts';
import { itWith } from '../support/tools.ts';

const file = fileOf(await renderScheme({ document: SCHEME, logo: LOGO, template: null }));
const body = part(file, 'word/document.xml');
const styles = part(file, 'word/styles.xml');

const headings = (xml: string): { level: number; text: string }[] =>
  [...xml.matchAll(/<w:p><w:pPr><w:pStyle w:val="Heading(\d)"\/>.*?<\/w:p>/g)].map(([paragraph, level]) => ({
    level: Number(level),
    text: [...paragraph.matchAll(/<w:t [^>]*>([^<]*)/g)].map(([, text]) => text).join(''),
  }));

describe('Les titres du schéma', () => {
  it('sont de vrais titres, sans saut de niveau', () => {
    const found = headings(body);
    expect(found.map(({ text }) => text)).toEqual([
      'Mot de l’exécutif',
      'Le cadre et l’état des lieux',
      'Le cadre légal',
      'Ce que dit la loi',
      'Portée du schéma',
      'Les chiffres de départ',
      'Le plan d’actions',
      'Axe 1 – L’emploi et l’insertion',
      'Annexes',
      'Glossaire',
    ]);
    for (const [i, { level }] of found.entries()) expect(level).toBeLessThanOrEqual((found[i - 1]?.level ?? 0) + 1);
  });

  it('tirent leur numéro de leur style, et disent quand ils n’en ont pas', () => {
    expect(styles).toMatch(/w:styleId="Heading2".*?<w:numPr><w:ilvl w:val="1"\/><w:numId w:val="1"\/><\/w:numPr>/);
    expect(part(file, 'word/numbering.xml')).toContain('<w:pStyle w:val="Heading1"/><w:lvlText w:val="%1"/>');
    expect(body).toMatch(
      /<w:pStyle w:val="Heading1"\/><w:pageBreakBefore\/><w:numPr><w:numId w:val="0"\/><\/w:numPr><w:ind w:left="0" w:firstLine="0"\/><\/w:pPr><w:bookmarkStart [^>]*\/><w:r><w:t xml:space="preserve">Mot/,
    );
  });
});

describe('Le sommaire', () => {
  const toc = body.slice(body.indexOf('<w:sdt>'), body.indexOf('</w:sdt>'));
  const entries = [...toc.matchAll(/<w:hyperlink w:anchor="(_Toc\d+)".*?<\/w:hyperlink>/g)];

  it('est rempli à l’ouverture : une ligne, un lien et une page par chapitre et par section', () => {
    expect(entries).toHaveLength(8);
    for (const [entry, anchor] of entries) {
      expect(body).toContain(`w:name="${anchor}"`);
      expect(entry).toMatch(new RegExp(`PAGEREF ${anchor} \\\\h .*?<w:t xml:space="preserve">\\d+</w:t>`));
    }
    expect(toc).toContain('1.1</w:t><w:tab/><w:t xml:space="preserve">Le cadre légal');
  });

  it('ne fait poser aucune question par Word', () => {
    expect(part(file, 'word/settings.xml')).not.toContain('updateFields');
    expect(body).not.toMatch(/w:dirty/);
  });
});

describe('Les tableaux, listes et encadrés', () => {
  it('répètent leur ligne de titre et ne coupent pas leurs lignes', () => {
    const rows = [...body.matchAll(/<w:tr>.*?<\/w:tr>/g)].map(([row]) => row);
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
    expect(rows.filter((row) => row.includes('<w:tblHeader/>'))).toHaveLength(2);
  });

  it('ont une légende numérotée et des chiffres à droite', () => {
    expect(body).toMatch(/<w:pStyle w:val="Caption"\/>.*?Tableau\u00a0.*?SEQ Tableau .*?>1<.*?Calendrier des actions/);
    expect(body).toMatch(/<w:pStyle w:val="TableText"\/><w:jc w:val="right"\/><\/w:pPr><w:r><w:t xml:space="preserve">35\u00a0h/);
  });

  it('sont de vraies listes, chaque liste numérotée comptant depuis un', () => {
    expect(body).toMatch(/<w:numPr><w:ilvl w:val="1"\/><w:numId w:val="2"\/><\/w:numPr>.*?heures réservées/);
    expect(part(file, 'word/numbering.xml')).toContain('<w:num w:numId="3"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>');
  });

  it('gardent les espaces insécables fines et le texte tel quel', () => {
    expect(body).toContain('40\u202f000\u00a0€ HT');
    expect(body).toContain('&amp; aux concessions &lt;sauf exception&gt;.');
  });

  it('n’ont aucun paragraphe vide pour faire de la place', () => {
    const root = parseXml(body);
    const outside =
      [
        ...walk(
          root ??
            (() => {
              throw new Error('illisible');
            })(),
        ),
      ]
        .find(({ name }) => name === 'body')
        ?.children.filter(({ name }) => name === 'p') ?? [];
    expect(outside.filter((paragraph) => !body.slice(paragraph.start, paragraph.end).match(/<w:t[ >]|<w:drawing/))).toEqual([]);
  });
});

describe('Les graphiques', () => {
  it('sont natifs, avec leur classeur, leur texte de remplacement et leurs trous', () => {
    const names = [...partsOfFile(file).keys()];
    expect(names.filter((name) => /^word\/charts\/chart\d\.xml$/.test(name))).toHaveLength(2);
    expect(names.filter((name) => name.endsWith('.xlsx'))).toHaveLength(2);
    expect(body).toContain('descr="La part passe de 14,2 % en 2024 à 22 % en 2026 ; 2025 n’est pas renseignée."');
    const chart = part(file, 'word/charts/chart1.xml');
    expect(chart).toContain('<c:dispBlanksAs val="gap"/>');
    expect(chart).toMatch(/<c:pt idx="0"[^>]*><c:v>0\.142<\/c:v>/);
    expect(chart).toContain('<c:lang val="fr-FR"/>');
    expect(part(file, 'word/charts/chart2.xml')).toMatch(/<c:v>1200000<\/c:v>/);
  });
});

describe('Le document', () => {
  it('est en français, avec ses propriétés et le texte de remplacement du logo', () => {
    expect(/<w:docDefaults>.*<w:lang w:val="fr-FR"/s.test(styles)).toBe(true);
    const core = part(file, 'docProps/core.xml');
    expect(core).toContain(`<dc:title>${SCHEME.title}</dc:title>`);
    expect(core).toContain('<dc:creator>Département de la Vaire</dc:creator>');
    expect(core).toContain('<dc:language>fr-FR</dc:language>');
    expect(core).toContain('Droit en vigueur au 14 décembre 2026');
    expect(core).not.toContain('created');
    expect(body).toContain('descr="Logo de Département de la Vaire"');
  });

  it('montre ce qui manque dans un projet, jamais dans un document adopté', async () => {
    expect(body).toContain('Le taux de l’année 2025 manque.');
    const adopted = part(fileOf(await renderScheme({ document: { ...SCHEME, draft: false }, logo: null, template: null })), 'word/document.xml');
    expect(adopted).not.toContain('À compléter');
    expect(adopted).not.toContain('>Projet<');
    const example = part(fileOf(await renderScheme({ document: { ...SCHEME, example: true }, logo: null, template: null })), 'word/document.xml');
    expect(example).toContain('>Exemple<');
  });

  it('a les mêmes octets pour la même demande', async () => {
    const again = fileOf(await renderScheme({ document: SCHEME, logo: LOGO, template: null }));
    expect(Buffer.compare(Buffer.from(again), Buffer.from(file))).toBe(0);
  });

  it('s’écrit même presque vide, ou plein de caractères interdits', async () => {
    const bare = { ...SCHEME, title: 'A\u0000B\ud800 <&> "C"', subtitle: '', organisation: '', period: '', statement: '', colour: 'vert', nodes: [] };
    const core = part(fileOf(await renderScheme({ document: bare, logo: null, template: null })), 'docProps/core.xml');
    expect(core).toContain('<dc:title>AB &lt;&amp;&gt; &quot;C&quot;</dc:title>');
  });

  itWith(['validator'], 'n’a aucune faute pour le validateur Open XML', async () => {
    expect(await faultsOf(file)).toEqual([]);
    expect(await faultsOf(fileOf(await renderScheme({ document: { ...SCHEME, nodes: [], draft: false }, logo: null, template: null })))).toEqual([]);
  });

  itWith(['pandoc'], 'se lit en entier dans un autre logiciel', async () => {
    const text = await pandocText(file);
    for (const sentence of [
      'Mot de l’exécutif',
      'Acheter, c’est choisir',
      'tranche 48',
      '1\u202f250\u202f000\u00a0€',
      'Généraliser la clause d’insertion',
      'SIAE : structure d’insertion',
    ])
      expect(text).toContain(sentence);
  });
});

describe('Un schéma de plus de cinquante pages', () => {
  itWith(['validator', 'soffice', 'pdftotext'], 'est sans faute, s’ouvre, et son sommaire donne les pages à une près', async () => {
    const long = fileOf(await renderScheme({ document: longScheme(), logo: LOGO, template: null }));
    expect(await faultsOf(long)).toEqual([]);
    const pages = await pagesOf(long);
    expect(pages.length).toBeGreaterThan(50);
    expect(pages.length).toBeLessThan(80);
    const chapters = [
      ...part(long, 'word/document.xml').matchAll(
        /<w:t xml:space="preserve">(Orientation \d+ : acheter autrement)<\/w:t><\/w:r><w:r><w:tab\/><\/w:r>.*?<w:t xml:space="preserve">(\d+)<\/w:t>/g,
      ),
    ];
    expect(chapters).toHaveLength(10);
    for (const [, title = '', page] of chapters) {
      const real = pages.findIndex((text, i) => i > 4 && text.includes(title)) + 1;
      expect(Math.abs(Number(page) - real), title).toBeLessThanOrEqual(1);
    }
  });
});
