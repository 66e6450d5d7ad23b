/** Lists: the multi-level numbering of headings (tied to their styles), bullets, and one restarted list per numbered list. */
import { AlignmentType, type INumberingOptions, LevelFormat, LevelSuffix } from 'docx';

export const HEADINGS_LIST = 'headings';
export const BULLETS_LIST = 'bullets';
export const NUMBERS_LIST = 'numbers';

type Levels = INumberingOptions['config'][number]['levels'];

const INDENT = 454;
const HANGING = 284;

/** Room for « 12 », « 12.3 » and « 12.3.4 » in the size of their level. */
export const HEADING_INDENTS = [624, 737, 794] as const;

const headingLevels: Levels = [0, 1, 2].map((level) => ({
  level,
  format: LevelFormat.DECIMAL,
  text: Array.from({ length: level + 1 }, (_, i) => `%${i + 1}`).join('.'),
  alignment: AlignmentType.LEFT,
  suffix: LevelSuffix.TAB,
  style: { paragraph: { indent: { left: HEADING_INDENTS[level] ?? 0, hanging: HEADING_INDENTS[level] ?? 0 } }, style: `Heading${level + 1}` },
}));

const indent = (level: number) => ({ paragraph: { indent: { left: INDENT + level * 397, hanging: HANGING } } });

const bulletLevels: Levels = ['•', '–'].map((text, level) => ({ level, format: LevelFormat.BULLET, text, alignment: AlignmentType.LEFT, style: { ...indent(level), run: { font: 'Calibri' } } }));
const numberLevels: Levels = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER].map((format, level) => ({ level, format, text: level === 0 ? '%1.' : '%2)', alignment: AlignmentType.LEFT, style: indent(level) }));

export const NUMBERING: INumberingOptions = {
  config: [
    { reference: HEADINGS_LIST, levels: headingLevels },
    { reference: BULLETS_LIST, levels: bulletLevels },
    { reference: NUMBERS_LIST, levels: numberLevels },
  ],
};
