/** Names of files: those people send, and those they download. */

/** A file name without folders nor control characters. */
export const safeName = (name: string): string => [...name.replace(/^.*[\\/]/, '').replace(/[\p{Cc}\p{Cs}<>:"|?*]/gu, '')].slice(0, 120).join('') || 'fichier';

/** A Word file's name in two: « CCAP » and « .docx », the extension in lower case; .docx when it says none. */
export function wordName(name: string): { stem: string; extension: string } {
  const [, stem = '', extension = '.docx'] = /^(.*?)(\.dotx|\.docx)?$/i.exec(name) ?? [];
  return { stem, extension: extension.toLowerCase() };
}

/** `schema-departement-de-l-exemple`: letters and digits only, eighty at most. */
export const asciiName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
    .slice(0, 80)
    .replace(/-$/, '');
