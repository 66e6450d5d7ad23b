/** Word comments that give the legal basis of a clause: the part is made when the file has none, else continued. */
import { attributeOf, escapeXml, type Splice, type XmlElement } from '../ooxml/xml.ts';
import { runContent } from '../ooxml/write.ts';
import type { WordFile } from '../outline/model.ts';
import { appended, DECLARATION, type Edits, freeName, type Part } from './edits.ts';
import { named, namingOf } from './naming.ts';
import type { Pen } from './revisions.ts';
import { styleNamed } from './sample.ts';

const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

export type Comments = {
  /** What goes at both ends of the commented words. */
  add: (text: string) => { before: string; after: string };
  /** Who wrote a comment of the file; empty when unknown. */
  authorOf: (id: string) => string;
  /** Takes out a comment whose words are taken out. */
  remove: (id: string) => void;
  close: () => void;
};

/** « Marie-Anne Dupont » → « MAD ». */
const initials = (author: string): string =>
  author
    .split(/[\s-]+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 4)
    .toUpperCase();

/** How a comment is written in this file, with its own comment styles when it has them. */
function makeHand(file: WordFile, { author, date }: Pen) {
  const textStyle = styleNamed(file, 'annotation text');
  const markStyle = styleNamed(file, 'annotation reference');
  const mark = (inside: string): string => `<w:r>${markStyle ? `<w:rPr><w:rStyle w:val="${escapeXml(markStyle.id)}"/></w:rPr>` : ''}${inside}</w:r>`;
  const paragraph = (line: string, first: boolean): string =>
    `<w:p>${textStyle ? `<w:pPr><w:pStyle w:val="${escapeXml(textStyle.id)}"/></w:pPr>` : ''}${first ? mark('<w:annotationRef/>') : ''}<w:r>${runContent(line)}</w:r></w:p>`;
  const who = `w:author="${escapeXml(author)}" w:date="${escapeXml(date)}" w:initials="${escapeXml(initials(author))}"`;
  return {
    mark,
    comment: (id: number, text: string): string => {
      const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
      return `<w:comment w:id="${id}" ${who}>${(lines.length > 0 ? lines : ['']).map((line, i) => paragraph(line, i === 0)).join('')}</w:comment>`;
    },
  };
}

/** A part of its own for the comments of a file that has none. */
function addComments({ strict, entries, main }: WordFile, edits: Edits, written: string): void {
  const uri = strict ? 'http://purl.oclc.org/ooxml/wordprocessingml/main' : 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  edits.add('comments', freeName(entries, main, 'comments'), COMMENTS_TYPE, `${DECLARATION}<w:comments xmlns:w="${uri}">${written}</w:comments>`);
}

/** Comments gathered while clauses are written; nothing reaches the file before `close`. */
export function makeComments(file: WordFile, edits: Edits, pen: Pen): Comments {
  const written: string[] = [];
  const removed = new Set<string>();
  const hand = makeHand(file, pen);
  let known: Part | null | undefined;
  const opened = (): Part | null => {
    const name = edits.related('comments');
    known ??= name ? edits.part(name) : null;
    return known;
  };
  const commentOf = (id: string): XmlElement | undefined => opened()?.root.children.find((element) => attributeOf(element, 'id') === id);
  return {
    authorOf: (id) => attributeOf(commentOf(id), 'author') ?? '',
    remove: (id) => removed.add(id),
    add: (text) => {
      const id = pen.ids.next();
      written.push(hand.comment(id, text));
      return {
        before: `<w:commentRangeStart w:id="${id}"/>`,
        after: `<w:commentRangeEnd w:id="${id}"/>${hand.mark(`<w:commentReference w:id="${id}"/>`)}`,
      };
    },
    close: () => {
      if (written.length === 0 && removed.size === 0) return;
      const part = opened();
      if (!part) return addComments(file, edits, written.join(''));
      const gone = [...removed].flatMap((id): Splice[] => {
        const element = commentOf(id);
        return element ? [{ start: element.start, end: element.end, text: '' }] : [];
      });
      const added = written.length > 0 ? [appended(part.text, part.root, named(written.join(''), namingOf(part.text, [part.root], part.root.prefix)))] : [];
      edits.cut(part, [...gone, ...added]);
    },
  };
}
