import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#shared/errors.ts';
import { contrast, paletteOf, seriesColours } from '../../server/word/export/colour.ts';
import { numberFormat } from '../../server/word/export/charts.ts';
import { contained } from '../../server/word/export/cover.ts';
import { flowOf, headingsOf } from '../../server/word/export/flow.ts';
import { A4 } from '../../server/word/export/measures.ts';
import { estimatePages } from '../../server/word/export/pages.ts';
import { columnWidths, figureRows } from '../../server/word/export/proportions.ts';
import { crc32 } from '../../server/word/ooxml/crc.ts';
import { bytesOf, readPackage, textOf, writePackage } from '../../server/word/ooxml/package.ts';
import { resolveTarget } from '../../server/word/ooxml/parts.ts';
import { run } from '../../server/word/ooxml/write.ts';
import { attributeOf, decodePart, parseXml, spliceText, walk } from '../../server/word/ooxml/xml.ts';
import { longScheme } from '../support/word/scheme-fixture.ts';

describe('Le paquet', () => {
  it('relit ce qu’il écrit', () => {
    const parts = new Map([
      ['word/document.xml', bytesOf('<a>é</a>')],
      ['[Content_Types].xml', bytesOf('<Types/>')],
    ]);
    const again = readPackage(writePackage(parts), 1_000_000);
    if (isRefusal(again)) throw new Error(again.message);
    expect([...again.keys()]).toEqual(['[Content_Types].xml', 'word/document.xml']);
    expect(textOf(again.get('word/document.xml') ?? new Uint8Array())).toBe('<a>é</a>');
  });

  it('compte le CRC comme le zip', () => {
    expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926);
  });

  it('répond par un refus, jamais par une exception, à tout octet changé', () => {
    const file = zipSync({ 'word/document.xml': bytesOf('<a>texte</a>'.repeat(50)), '[Content_Types].xml': bytesOf('<Types/>') });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const copy = file.slice();
        copy[at] = (copy[at] ?? 0) ^ change;
        const answer = readPackage(copy, 1_000_000);
        return isRefusal(answer) || answer instanceof Map;
      }),
      { numRuns: 600 },
    );
  });
});

describe('Le XML', () => {
  it('garde la place exacte de chaque élément', () => {
    const xml = '<?xml version="1.0"?>\r\n<a:r xmlns:a="u"><a:é x="1 > 0"/>\u{1F600}<!-- <b> --><c>t<![CDATA[<d>]]></c></a:r>';
    const root = parseXml(xml);
    if (!root) throw new Error('illisible');
    expect([...walk(root)].map(({ start, end }) => xml.slice(start, end))).toEqual([xml.slice(23), '<a:é x="1 > 0"/>', '<c>t<![CDATA[<d>]]></c>']);
    expect(xml.slice(root.innerStart, root.innerEnd)).toBe('<a:é x="1 > 0"/>\u{1F600}<!-- <b> --><c>t<![CDATA[<d>]]></c>');
    expect(attributeOf(root.children[0], 'x')).toBe('1 > 0');
  });

  it('refuse ce qui n’est pas sûr', () => {
    for (const xml of ['<!DOCTYPE a><a/>', '<a>&inconnue;</a>', '<a><b></a>', '<a', '', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`])
      expect(parseXml(xml)).toBeNull();
  });

  it('lit l’UTF-16 et refuse ce qui n’est pas du texte', () => {
    expect(decodePart(Uint8Array.of(0xff, 0xfe, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e, 0))).toBe('<a/>');
    expect(decodePart(Uint8Array.of(0x3c, 0xff, 0xff))).toBeNull();
  });

  it('remplace sans toucher au reste', () => {
    expect(
      spliceText('abcdef', [
        { start: 4, end: 5, text: 'E' },
        { start: 1, end: 1, text: '-' },
      ]),
    ).toBe('a-bcdEf');
  });

  it('écrit tout texte sans danger', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseXml(`<w:p xmlns:w="u">${run(text)}</w:p>`) !== null));
  });

  it('suit les chemins d’une partie à l’autre', () => {
    expect(resolveTarget('word/header1.xml', '../customXml/a.xml')).toBe('customXml/a.xml');
    expect(resolveTarget('word/document.xml', '/word/media/a.png')).toBe('word/media/a.png');
    expect(resolveTarget('', 'word/document.xml')).toBe('word/document.xml');
  });
});

describe('Les couleurs', () => {
  it('se lisent toujours, quelle que soit celle de l’organisation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const { accent, ink, onAccent, tint } = paletteOf(`#${value.toString(16).padStart(6, '0')}`);
        return contrast(ink, 'FFFFFF') >= 4.5 && contrast(ink, tint) >= 4.5 && contrast(onAccent, accent) >= 4.5;
      }),
    );
  });

  it('distinguent les séries', () => {
    expect(new Set(seriesColours('#1F6F5C')).size).toBe(6);
  });
});

describe('Les mesures', () => {
  it('donnent aux colonnes toute la largeur, au vingtième de point', () => {
    expect(columnWidths([46, 18, 16, 20], 9_298).reduce((sum, width) => sum + width, 0)).toBe(9_298);
    expect(columnWidths([0, 0], 1_000)).toEqual([100, 900]);
  });

  it('répartissent les chiffres clés', () => {
    expect(figureRows([1, 2, 3, 4, 5])).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(figureRows([])).toEqual([]);
  });

  it('tiennent le logo dans sa boîte sans le déformer', () => {
    expect(contained({ width: 2_000, height: 200 })).toEqual({ width: 227, height: 23 });
    expect(contained({ width: 10, height: 10 })).toEqual({ width: 20, height: 20 });
  });

  it('écrivent les nombres selon leur unité', () => {
    expect(numberFormat('money', [1_200_000])).toBe('#,##0.0,,"\u00a0M€"');
    expect(numberFormat('rate', [0.05])).toBe('0\u00a0%');
    expect(numberFormat('rate', [0.0525])).toBe('0.0\u00a0%');
    expect(numberFormat('hours', [12.25])).toBe('#,##0.0"\u00a0h"');
    expect(numberFormat('count', [3])).toBe('#,##0');
  });

  it('n’ont pas de titre qui saute un niveau', () => {
    const flow = flowOf([
      { kind: 'section', level: 3, id: 'a', title: 'A', numbered: true },
      { kind: 'section', level: 3, id: 'b', title: 'B', numbered: true },
      {
        kind: 'blocks',
        blocks: [
          { kind: 'heading', level: 4, content: [{ kind: 'text', text: 'C' }] },
          { kind: 'paragraph', content: [] },
        ],
      },
    ]);
    expect(headingsOf(flow).map(({ level, number }) => [level, number])).toEqual([
      [1, '1'],
      [2, '1.1'],
      [3, ''],
    ]);
    expect(flow).toHaveLength(3);
  });

  it('donnent une page à chaque titre, en avançant', () => {
    const flow = flowOf(longScheme().nodes);
    const pages = [...estimatePages(flow, A4).values()];
    expect(pages).toHaveLength(headingsOf(flow).filter(({ bookmark }) => bookmark).length);
    expect(pages).toEqual(pages.toSorted((a, b) => a - b));
  });
});
