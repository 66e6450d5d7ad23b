/**
 * Names of Word's own styles as French Word shows them. A file keeps its built-in styles under their English names,
 * whatever the language of the person; a style somebody made keeps the name it was given.
 */
const FRENCH: Readonly<Record<string, string>> = {
  normal: 'Normal',
  'normal (web)': 'Normal (Web)',
  'body text': 'Corps de texte',
  'body text indent': 'Retrait corps de texte',
  'first line indent': 'Retrait 1re ligne',
  title: 'Titre',
  subtitle: 'Sous-titre',
  'list paragraph': 'Paragraphe de liste',
  list: 'Liste',
  'list bullet': 'Liste à puces',
  'list number': 'Liste à numéros',
  'list continue': 'Liste continue',
  'no spacing': 'Sans interligne',
  quote: 'Citation',
  caption: 'Légende',
  'table grid': 'Grille du tableau',
  'normal table': 'Tableau Normal',
};

/** « heading 2 » → « Titre 2 »; an unknown name as it is. */
export function styleName(name: string): string {
  const key = name.trim().toLowerCase();
  const level = /^heading ([1-9])$/.exec(key)?.[1];
  return level ? `Titre ${level}` : (FRENCH[key] ?? name);
}
