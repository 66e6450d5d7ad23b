import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#shared/errors.ts';
import { renderScheme } from '../../server/word/export/scheme.ts';
import { readTemplate } from '../../server/word/export/template.ts';
import { bytesOf } from '../../server/word/ooxml/package.ts';
import { LOGO, SCHEME } from '../support/word/scheme-fixture.ts';
import { itWithData } from '../support/shared-data.ts';
import { frenchTemplate } from '../support/word/templates.ts';
import { faultsOf, fileOf, pagesOf, part, partsOfFile } from '../support/word/word-files.ts';
import { itWith, tool } from '../support/tools.ts';

const dressed = async (template: Uint8Array): Promise<Uint8Array> => fileOf(await renderScheme({ document: SCHEME, logo: LOGO, template }));

describe('Un modèle Word à la française', () => {
  it('est accepté, et dit ce qui ne sera pas repris', async () => {
    const answer = await readTemplate({ data: frenchTemplate() });
    expect(answer).toEqual({
      warnings: [
        'Styles absents du modèle, ajoutés par Clausier : Titre 3.',
        'Le texte du modèle n’est pas repris : seuls ses styles, sa page, ses en-têtes et ses pieds de page le sont.',
      ],
    });
  });

  it('donne ses styles, reconnus par leur nom, et notre numérotation à ses titres', async () => {
    const file = await dressed(frenchTemplate());
    const body = part(file, 'word/document.xml');
    const styles = part(file, 'word/styles.xml');
    expect(body).toContain('<w:pStyle w:val="Titre1"/>');
    expect(body).toContain('<w:pStyle w:val="Lgende"/>');
    expect(body).not.toContain('"Heading1"');
    expect(styles).toMatch(/w:styleId="Titre1">.*?<w:keepNext\/><w:numPr [^>]*><w:ilvl w:val="0"\/><w:numId w:val="1"\/>/);
    expect(styles.match(/w:val="heading 3"/g)).toHaveLength(1);
    expect(styles).toMatch(/<w:docDefaults>.*?w:val="fr-FR"/s);
    expect(part(file, 'word/numbering.xml')).toContain('<w:pStyle w:val="Titre1"/>');
    expect(body).not.toContain('Texte du modèle');
  });

  it('ne confond pas un identifiant pris par un autre style', async () => {
    const body = part(await dressed(frenchTemplate()), 'word/document.xml');
    expect(body).toContain('<w:pStyle w:val="ClausierLead"/>');
  });

  it('donne sa page, son en-tête avec son image et son pied ; la couverture reste la nôtre', async () => {
    const file = await dressed(frenchTemplate());
    const body = part(file, 'word/document.xml');
    const names = [...partsOfFile(file).keys()];
    expect(body).toMatch(/<w:pgMar [^>]*w:top="2268"/);
    expect(part(file, 'word/modele-header-default.xml')).toContain('En-tête de la maison');
    expect(names).toContain('word/modele/header-default-1.png');
    expect(part(file, 'word/_rels/modele-header-default.xml.rels')).toContain('/word/modele/header-default-1.png');
    expect(body).toContain('<w:titlePg/>');
    expect(part(file, '[Content_Types].xml')).toContain('wordprocessingml.document.main+xml');
  });

  it('garde sa propre numérotation de titres', async () => {
    const file = await dressed(frenchTemplate({ numbered: true }));
    expect(part(file, 'word/styles.xml')).toContain('<w:numPr><w:numId w:val="7"/></w:numPr>');
    const numbering = part(file, 'word/numbering.xml');
    expect(numbering.match(/<w:pStyle /g)).toHaveLength(1);
    expect(part(file, 'word/document.xml')).toContain('<w:numId w:val="9"/>');
  });

  it('ne fait pas entrer un en-tête qui va chercher un fichier ailleurs', async () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://exemple.invalid/pixel.png" TargetMode="External"/></Relationships>';
    const template = frenchTemplate({ parts: { 'word/_rels/header1.xml.rels': rels } });
    expect(JSON.stringify(await readTemplate({ data: template }))).toContain('appelle un objet ou un fichier extérieur');
    const names = [...partsOfFile(await dressed(template)).keys()];
    expect(names).not.toContain('word/modele-header-default.xml');
    expect(names).toContain('word/modele-footer-default.xml');
  });

  it('donne deux fois les mêmes octets', async () => {
    expect(Buffer.compare(Buffer.from(await dressed(frenchTemplate())), Buffer.from(await dressed(frenchTemplate())))).toBe(0);
  });

  itWith(['validator'], 'ne laisse aucune faute au document', async () => {
    expect(await faultsOf(await dressed(frenchTemplate()))).toEqual([]);
    expect(await faultsOf(await dressed(frenchTemplate({ numbered: true, mainType: 'document.main+xml' })))).toEqual([]);
  });

  itWith(['soffice', 'pdftotext'], 'se voit sur les pages', async () => {
    const pages = await pagesOf(await dressed(frenchTemplate()));
    expect(pages[0]).not.toContain('En-tête de la maison');
    expect(pages[3]).toContain('En-tête de la maison');
    expect(pages[3]).toContain('Pied de la maison');
  });
});

describe('Des fichiers Word réels pris pour modèles', () => {
  for (const name of ['modele.dotx', 'controles-de-contenu.docx', 'notes-et-sections.docx', 'numerotation-fr-3500.docx', 'libreoffice-tableaux.docx']) {
    itWithData(`docx/${name}`, `${name} habille le schéma`, async (path) => {
      const file = await dressed(new Uint8Array(await readFile(path)));
      expect(part(file, '[Content_Types].xml')).not.toContain('template.main');
      if (tool('validator')) expect(await faultsOf(file)).toEqual([]);
    });
  }
});

/** Flips one byte of a part's stored data: its CRC no longer holds. */
function withFlippedByte(file: Uint8Array): Uint8Array {
  const copy = file.slice();
  const at = 90;
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

function withDuplicate(): Uint8Array {
  const zip = Buffer.from(zipSync({ 'word/aaaa.xml': bytesOf('<a/>'), 'word/bbbb.xml': bytesOf('<a/>') }));
  return new Uint8Array(Buffer.from(zip.toString('latin1').replaceAll('bbbb', 'aaaa'), 'latin1'));
}

const HOSTILE: [name: string, data: () => Uint8Array, code: string, words: RegExp][] = [
  ['un fichier chiffré ou un ancien .doc', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'UNSUPPORTED_FILE', /mot de passe/],
  ['un PDF', () => bytesOf('%PDF-1.7 …'), 'UNSUPPORTED_FILE', /pas un fichier Word/],
  ['un fichier vide', () => new Uint8Array(), 'UNSUPPORTED_FILE', /pas un fichier Word/],
  ['un zip coupé', () => frenchTemplate().slice(0, 900), 'UNREADABLE_FILE', /sa fin manque/],
  ['un octet changé', () => withFlippedByte(frenchTemplate()), 'UNREADABLE_FILE', /ne se lit pas/],
  ['une bombe', () => frenchTemplate({ parts: { 'word/media/x.bin': new Uint8Array(12_000_000) } }), 'UNREADABLE_FILE', /démesurément/],
  [
    'une somme trop grosse',
    () => frenchTemplate({ parts: Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`word/media/${i}.bin`, new Uint8Array(900_000)])) }),
    'UNREADABLE_FILE',
    /trop gros/,
  ],
  [
    'trop de parties',
    () => frenchTemplate({ parts: Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`word/media/${i}.bin`, new Uint8Array(1)])) }),
    'UNREADABLE_FILE',
    /trop de parties/,
  ],
  ['une partie deux fois', withDuplicate, 'UNREADABLE_FILE', /deux fois/],
  ['un chemin qui sort', () => frenchTemplate({ parts: { 'word/../../etc/passwd': 'x' } }), 'UNREADABLE_FILE', /sort du fichier/],
  ['des macros', () => frenchTemplate({ mainType: 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml' }), 'UNSUPPORTED_FILE', /macros/],
  ['des macros cachées', () => frenchTemplate({ parts: { 'word/vbaProject.bin': new Uint8Array(8) } }), 'UNSUPPORTED_FILE', /macros/],
  [
    'un classeur',
    () => frenchTemplate({ mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
    'UNSUPPORTED_FILE',
    /ni un modèle Word/,
  ],
  ['un zip quelconque', () => zipSync({ 'lisez-moi.txt': bytesOf('bonjour') }), 'UNSUPPORTED_FILE', /ni un modèle Word/],
  [
    'un DOCTYPE',
    () => frenchTemplate({ parts: { 'word/footer1.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' } }),
    'UNREADABLE_FILE',
    /interdite/,
  ],
  ['du XML cassé', () => frenchTemplate({ parts: { 'word/header1.xml': '<w:hdr><w:p></w:hdr>' } }), 'UNREADABLE_FILE', /illisible/],
  [
    'une profondeur folle',
    () => frenchTemplate({ parts: { 'word/header1.xml': `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}` } }),
    'UNREADABLE_FILE',
    /illisible/,
  ],
  ['un fichier trop lourd', () => new Uint8Array(10_000_001), 'TOO_LARGE', /trop lourd/],
];

describe('Un modèle refusé', () => {
  it.each(HOSTILE)('%s : une phrase, un remède, sans exception', async (_, data, code, words) => {
    const bytes = data();
    const answer = await readTemplate({ data: bytes });
    if (!isRefusal(answer)) throw new Error('accepté');
    expect(answer.refused).toBe(code);
    expect(answer.message).toMatch(words);
    expect(answer.remedy).toBeTruthy();
    expect(isRefusal(await renderScheme({ document: SCHEME, logo: null, template: bytes }))).toBe(true);
  });
});
