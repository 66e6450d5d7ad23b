/** Variables every clause may use without declaring them. */
export const BUILT_IN_VARIABLES: ReadonlyMap<string, string> = new Map([
  ['lot', 'Lot'],
  ['acheteur', 'Acheteur'],
  ['objet', 'Objet de la consultation'],
  ['ccag.nom', 'Nom du CCAG'],
  ['ccag.insertion', 'Article du CCAG sur l’insertion'],
  ['ccag.environnement', 'Article du CCAG sur l’environnement'],
  ['ccag.developpement', 'Article du CCAG sur le développement durable'],
]);
