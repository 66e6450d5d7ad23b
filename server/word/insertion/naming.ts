/**
 * What we write says `w:`; a file may bind WordprocessingML to another prefix, or to none. Our text is brought to the
 * names of the file, so that nothing of its own declarations changes (R4).
 */
import type { XmlElement } from '../ooxml/xml.ts';

export type Naming = { element: string; attribute: string; uri: string };

const W_URIS = ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main'];

/**
 * Names of a part, from the start tags of the elements around the place.
 * @param prefix of its own elements
 */
export function namingOf(xml: string, around: readonly XmlElement[], prefix: string): Naming {
  const tags = around.map(({ start, innerStart }) => xml.slice(start, innerStart)).join(' ');
  const bound = [...tags.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
    .map(([, name = '', quoted, single]) => ({ name, uri: quoted ?? single ?? '' }))
    .filter(({ uri }) => W_URIS.includes(uri));
  const attribute = prefix || (bound.find(({ name }) => name !== '')?.name ?? '');
  return { element: prefix, attribute, uri: bound[0]?.uri ?? W_URIS[0] ?? '' };
}

/** Our text in the names of a part. Its words hold no « < » and no quote, so only tags and attributes can match. */
export function named(text: string, { element, attribute, uri }: Naming): string {
  if (element === 'w' && attribute === 'w') return text;
  const tags = text.replace(/<(\/?)w:/g, element ? `<$1${element}:` : '<$1');
  // Attributes never take the default namespace: without any prefix in the file, ours is declared where it is used.
  return attribute ? tags.replace(/ w:([A-Za-z]+)="/g, ` ${attribute}:$1="`) : tags.replace(/<([^\s/>]+) w:/g, `<$1 xmlns:w="${uri}" w:`);
}
