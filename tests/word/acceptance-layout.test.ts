/** W6, W7 and W8: what a person sees in LibreOffice, read through its own interface for the whole corpus in one process. */
import { describe, expect } from 'vitest';
import { itWith } from '../support/tools.ts';
import { BODY_LINES, CLAUSE, CLAUSE_TITLE } from '../support/word/clause.ts';
import { allMade, type Made, made, MAKEABLE } from '../support/word/insertion.ts';
import { clean, linesOf, readInLibreOffice, saysEmptyLine, type SeenParagraph } from '../support/word/libreoffice.ts';

type Seen = { made: Made; before: SeenParagraph[]; rejected: SeenParagraph[]; accepted: SeenParagraph[] };

let seen: Promise<Seen[]> | null = null;
/** Files that LibreOffice does not open are left out here; W6 counts them. */
async function allSeen(): Promise<Seen[]> {
  const all = await allMade();
  const answers = readInLibreOffice(
    all.flatMap(({ original, result }) => [
      { file: original, how: 'reject' as const },
      { file: result, how: 'reject' as const },
      { file: result, how: 'accept' as const },
    ]),
  );
  return all.flatMap((made, i) => {
    const [before, rejected, accepted] = answers.slice(i * 3, i * 3 + 3);
    return before && rejected && accepted ? [{ made, before, rejected, accepted }] : [];
  });
}
const eachSeen = (): Promise<Seen[]> => {
  seen ??= allSeen();
  return seen;
};

const titleOf = ({ accepted }: Seen): SeenParagraph | undefined => accepted.find(({ text }) => clean(text).toLowerCase().endsWith(CLAUSE_TITLE.toLowerCase()));

describe('W6 – tout refuser dans LibreOffice rend le document d’origine', () => {
  itWith(['soffice'], 'textes, styles, niveaux et numéros, paragraphe par paragraphe', async () => {
    const wrong = (await eachSeen()).flatMap(({ made, before, rejected }) => {
      const [was, is] = [before, rejected].map((seen) => linesOf(seen, saysEmptyLine(made.report)));
      if (!was || !is) return [];
      const at = was.findIndex((line, i) => line !== is[i]);
      return at < 0 && was.length === is.length ? [] : [{ name: made.entry.name, was: was[at], is: is[at], more: is.length - was.length }];
    });
    expect(wrong).toEqual([]);
  });
  itWith(['soffice'], 'chaque fichier s’ouvre', async () => {
    expect((await eachSeen()).length).toBe((await allMade()).length);
  });
});

const inTitles = ({ made }: Seen): boolean => made.entry.traits.after !== null && made.reading.outline.length > 0 && made.report.items[0]?.place !== '';

describe('W7 – la clause est au bon niveau et la numérotation continue', () => {
  itWith(['soffice'], 'le titre inséré a le niveau, le style et l’allure de son voisin', async () => {
    const wrong = (await eachSeen()).filter(inTitles).flatMap((one) => {
      const neighbour = one.before.find(
        ({ text, label }) => clean(text).startsWith(one.made.entry.traits.after ?? '') || `${label} ${clean(text)}` === one.made.entry.traits.after,
      );
      const title = titleOf(one);
      const look = (paragraph: SeenParagraph | undefined) =>
        paragraph && [paragraph.style, paragraph.level, paragraph.font, paragraph.size, paragraph.weight, paragraph.align].join(' ');
      const isTitle = one.made.reading.outline.some(({ text, number }) => `${number} ${text}`.includes(one.made.entry.traits.after ?? '…'));
      return !isTitle || look(title) === look(neighbour) ? [] : [{ name: one.made.entry.name, is: look(title), wanted: look(neighbour) }];
    });
    expect(wrong).toEqual([]);
  });

  itWith(['soffice'], 'l’article suivant prend le numéro d’après', async () => {
    const wrong = (await eachSeen()).flatMap((one) => {
      const { next } = one.made.entry.traits;
      if (!next) return [];
      const found = one.accepted.find(({ text }) => clean(text) === next[0]);
      const number = /[0-9IVX]+(?:\.[0-9A-Z]+)*/.exec(found?.label ?? '')?.[0];
      return number === next[1] ? [] : [{ name: one.made.entry.name, label: found?.label, wanted: next[1] }];
    });
    expect(wrong).toEqual([]);
  });

  itWith(['soffice'], 'le numéro annoncé est celui que l’on voit', async () => {
    const digits = (text: string): string => /[0-9IVX]+(?:\.[0-9A-Z]+)*/.exec(text)?.[0] ?? '';
    const wrong = (await eachSeen()).flatMap((one) => {
      const [item] = one.made.report.items;
      if (item?.numbering !== 'automatic') return [];
      const label = titleOf(one)?.label ?? '';
      return digits(item.number) === digits(label) ? [] : [{ name: one.made.entry.name, said: item.number, label }];
    });
    expect(wrong).toEqual([]);
  });

  itWith([], 'la façon de numéroter est celle du fichier', async () => {
    const said = (await allMade()).map(({ entry, report }) => [entry.name, report.items[0]?.numbering]);
    expect(said).toEqual((await allMade()).map(({ entry }) => [entry.name, entry.traits.numbering]));
  });

  itWith(['soffice'], 'demandée dans un article, la clause en est le dernier sous-titre et en prend le numéro', async () => {
    const INSIDE: [name: string, number: string][] = [
      ['titres-francais-numerotes', '2.3'],
      ['article-numerote', '3.1'],
      ['liste-de-titres', '3.1'],
      ['ccap-travaux', '6.4'],
      ['ccap-tape', '6.4'],
    ];
    const all = await Promise.all(MAKEABLE.filter(({ name }) => INSIDE.some(([one]) => one === name)).map((entry) => made(entry, {}, { placement: 'inside' })));
    const seen = readInLibreOffice(all.map(({ result }) => ({ file: result, how: 'accept' as const })));
    const shown = all.map(({ entry, report }, i) => {
      const title = seen[i]?.find(({ text }) => clean(text).toLowerCase().endsWith(CLAUSE_TITLE.toLowerCase()));
      return [entry.name, report.items[0]?.number, /[0-9]+(?:\.[0-9]+)+/.exec(`${title?.label} ${title?.text}`)?.[0]];
    });
    expect(shown.toSorted()).toEqual(INSIDE.map(([name, number]) => [name, number, number]).toSorted());
  });

  itWith(['soffice'], 'une clause sans titre n’en crée pas et ne décale aucun numéro', async () => {
    const all = await Promise.all(
      MAKEABLE.filter(({ name }) => ['titres-francais-numerotes', 'articles-tapes', 'liste-de-titres'].includes(name)).map((entry) =>
        made(entry, {}, { blocks: CLAUSE.filter(({ kind }) => kind === 'paragraph'), missing: [] }),
      ),
    );
    const seen = readInLibreOffice(
      all.flatMap(({ original, result }) => [
        { file: original, how: 'accept' as const },
        { file: result, how: 'accept' as const },
      ]),
    );
    for (const [i, { entry, report }] of all.entries()) {
      const [before, after] = [seen[i * 2], seen[i * 2 + 1]].map((one) => one && linesOf(one, false));
      expect([entry.name, report.items[0]?.numbering]).toEqual([entry.name, 'none']);
      expect([entry.name, after?.filter((line) => before?.includes(line))]).toEqual([entry.name, before]);
      expect([entry.name, (after?.length ?? 0) - (before?.length ?? 0)]).toEqual([entry.name, BODY_LINES.length]);
    }
  });

  itWith(['soffice'], 'les puces sont des puces et la liste numérotée commence à un', async () => {
    const wrong = (await eachSeen()).flatMap(({ made, accepted }) => {
      const label = (start: string): string => accepted.find(({ text }) => clean(text).includes(start))?.label ?? '';
      const text = (start: string): string => clean(accepted.find((one) => clean(one.text).includes(start))?.text ?? '');
      const bullets = ['l’acheteur\u00a0;', 'son référent,'].filter((start) => label(start) !== '•' && !/^[-–•]/.test(text(start)));
      const numbers = ['embauche directe', 'mise à disposition', 'sous-traitance.'].filter(
        (start, i) => !`${label(start)} ${text(start)}`.match(new RegExp(`^\\W*(${i + 1}|${'abc'[i]})\\b`)),
      );
      return bullets.length + numbers.length === 0
        ? []
        : [{ name: made.entry.name, bullets, numbers, labels: ['embauche directe', 'mise à disposition', 'sous-traitance.'].map((start) => label(start)) }];
    });
    expect(wrong).toEqual([]);
  });
});

/** The look that most characters of the file's body wear. */
function modal(paragraphs: readonly SeenParagraph[]): string {
  const weights = new Map<string, number>();
  for (const { level, label, depth, align, font, size, text } of paragraphs) {
    if (level > 0 || label !== '' || depth > 0 || clean(text) === '') continue;
    const look = `${font} ${size} ${align}`;
    weights.set(look, (weights.get(look) ?? 0) + text.length);
  }
  return [...weights].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

describe('W8 – le texte inséré a la police, le corps et l’alignement du document', () => {
  itWith(['soffice'], 'ceux de la plus grande part du texte', async () => {
    const wrong = (await eachSeen()).flatMap(({ made, before, accepted }) => {
      const wanted = modal(before);
      const looks = BODY_LINES.map((line) => accepted.find(({ text }) => clean(text) === line)).map((one) => one && `${one.font} ${one.size} ${one.align}`);
      return wanted === '' || looks.every((look) => look === wanted) ? [] : [{ name: made.entry.name, wanted, looks }];
    });
    expect(wrong).toEqual([]);
  });
});
