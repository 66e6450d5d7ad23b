/** Why nothing may be put at some places, in words for the person. */
import { attributeOf, childOf, type XmlElement } from '../ooxml/xml.ts';

export const WHY = {
  table: 'Ce paragraphe est dans un tableau.',
  contents: 'Ce passage fait partie du sommaire.',
  field: 'Ce passage est au milieu d’un champ de Word (sommaire, renvoi).',
  moved: 'Ce passage est au milieu d’un déplacement suivi.',
  deleted: 'Ce paragraphe est supprimé par une modification suivie.',
  revision: 'Ce passage est dans une modification suivie.',
  locked: 'Ce passage est verrouillé par un contrôle de contenu.',
  control: 'Ce passage est dans un champ à remplir (contrôle de contenu).',
  customXml: 'Ce passage est lié à des données XML.',
  other: 'Ce passage est un contenu que Clausier ne modifie pas.',
} as const;

/** Kinds of content controls that hold one value, one line or one picture, not paragraphs. */
const SINGLE = ['text', 'date', 'comboBox', 'dropDownList', 'picture', 'checkbox', 'citation', 'equation', 'bibliography', 'group', 'repeatingSection'];

/** Why nothing may be put inside a content control; empty when something may. */
export function controlReason(control: XmlElement): string {
  const properties = childOf(control, 'sdtPr');
  const lock = attributeOf(childOf(properties, 'lock'), 'val');
  if (lock === 'contentLocked' || lock === 'sdtContentLocked') return WHY.locked;
  const gallery = attributeOf(childOf(childOf(properties, 'docPartObj'), 'docPartGallery'), 'val') ?? '';
  if (/table of|bibliograph/i.test(gallery)) return WHY.contents;
  return SINGLE.some((name) => childOf(properties, name)) ? WHY.control : '';
}
