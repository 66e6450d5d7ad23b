import { Tag, type TagTone } from '../../../../ui/Tag.tsx';

/** A glyph and its word. */
export function Mark({ mark }: { mark: { glyph: string; word: string; tone: TagTone } }) {
  return (
    <Tag tone={mark.tone} isWhole>
      <span aria-hidden="true">{mark.glyph}</span>
      {mark.word}
    </Tag>
  );
}
