/** The JSON Schema (2020-12) that goes with the data of a review: what each field is, in French, for whoever reuses it. */
import { frenchTypography } from '../typography.ts';
import { DATA_FORMAT, DATA_VERSION } from './data.ts';

type Schema = Record<string, unknown>;

const text = (description: string): Schema => ({ type: 'string', description: frenchTypography(description) });
const figure = (description: string): Schema => ({ type: 'number', description: frenchTypography(description) });
const orNull = (type: string, description: string, more: Schema = {}): Schema => ({
  type: [type, 'null'],
  description: frenchTypography(description),
  ...more,
});
const year = (description: string): Schema => ({ type: 'integer', minimum: 2000, maximum: 2100, description: frenchTypography(description) });
const DAY = { pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const list = (description: string, items: Schema): Schema => ({ type: 'array', description: frenchTypography(description), items });

/** Every field is there, none other: unknown is null, never absent. */
const object = (description: string, properties: Record<string, Schema>): Schema => ({
  type: 'object',
  description: frenchTypography(description),
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const objectOrNull = (description: string, properties: Record<string, Schema>): Schema => ({ ...object(description, properties), type: ['object', 'null'] });

const PART = (what: string): Schema =>
  objectOrNull(`${what} du taux, tel qu’il a été compté. Null quand il ne s’applique pas ou n’est pas connu.`, {
    libelle: text('Ce qui est compté.'),
    valeur: figure('Dans l’unité indiquée.'),
    unite: text('« € HT », « nombre »…'),
  });

const YEAR = object('Une année couverte.', {
  annee: year('Année civile.'),
  etat: {
    enum: ['calcule', 'saisi', 'inconnu'],
    description: frenchTypography('Calculé à partir de données, saisi par une personne avec sa source, ou inconnu.'),
  },
  valeur: orNull('number', 'Dans l’unité de l’indicateur : 14.2 pour 14,2 %. Null : inconnue, ce qui n’est ni zéro, ni non.'),
  numerateur: PART('Numérateur'),
  denominateur: PART('Dénominateur'),
  couverture: objectOrNull('Sur quelle part de l’ensemble la valeur est connue.', {
    connus: figure('Ce qui est connu.'),
    total: figure('L’ensemble.'),
    unite: { enum: ['marches', 'euros', 'titulaires', 'lignes'], description: frenchTypography('Unité des deux nombres.') },
  }),
  misAPart: list(
    'Ce qui n’entre pas dans la valeur, et pourquoi.',
    object('Un motif.', {
      motif: text('Pourquoi.'),
      nombre: { type: 'integer', description: frenchTypography('Combien de marchés ou de lignes.') },
      montantEuros: orNull('number', 'Leur montant hors taxes, en euros ; null quand il n’est pas connu.'),
    }),
  ),
  repartition: list(
    'Les parts, pour un indicateur qui est une répartition ; vide sinon.',
    object('Une part.', {
      libelle: text('Nom de la part.'),
      valeur: orNull('number', 'Dans l’unité de l’indicateur.'),
    }),
  ),
  precision: text('Phrase qui dit sur quoi porte la valeur ; peut être vide.'),
  source: text('D’où vient la valeur.'),
  donneesDu: orNull('string', 'Jour où les données ont été importées, ou la valeur saisie (AAAA-MM-JJ).', DAY),
});

const INDICATOR = object('Un indicateur du catalogue.', {
  identifiant: text('Stable d’une publication à l’autre.'),
  numero: { type: 'integer', description: frenchTypography('Numéro dans le catalogue.') },
  titre: text('Titre.'),
  definition: text('Ce qu’il mesure.'),
  calcul: text('Comment il se calcule ; A est le numérateur, B le dénominateur.'),
  unite: text('Unité des valeurs : « % », « € HT », « nombre », « jours »…'),
  categorie: orNull(
    'string',
    'Catégorie d’achat responsable suivie ici (CCP, art. L. 2111-3, al. 3, qui n’en donne pas la liste) ; null pour un autre indicateur.',
  ),
  mesure: { enum: ['nombre', 'valeur', null], description: frenchTypography('En nombre de contrats ou en valeur, pour une catégorie.') },
  cibles: list('Cibles du schéma, par année.', object('Une cible.', { annee: year('Année visée.'), valeur: figure('Dans l’unité de l’indicateur.') })),
  annees: list('Une entrée par année couverte.', YEAR),
});

export const DATA_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:clausier:${DATA_FORMAT}:${DATA_VERSION}`,
  title: `Indicateurs d’un SPASER, version ${DATA_VERSION}`,
  ...object('Indicateurs d’un schéma de promotion des achats publics socialement et écologiquement responsables, acheteur par acheteur.', {
    $schema: text('Nom du schéma joint.'),
    format: { const: DATA_FORMAT, description: frenchTypography('Nom de ce format.') },
    version: { const: DATA_VERSION, description: frenchTypography('Version de ce format : elle change quand un champ change de sens ou disparaît.') },
    nature: { enum: ['bilan-annuel', 'publication'], description: frenchTypography('Suivi annuel, ou publication de tous les deux ans.') },
    exemple: { type: 'boolean', description: frenchTypography('Vrai pour un exemple : ses chiffres ne sont ceux de personne.') },
    schema: object('Le schéma dont ce sont les indicateurs.', {
      titre: text('Titre.'),
      organisation: text('Qui le porte.'),
      debut: orNull('string', 'Premier jour (AAAA-MM-JJ).', DAY),
      fin: orNull('string', 'Dernier jour (AAAA-MM-JJ).', DAY),
      commun: { type: 'boolean', description: frenchTypography('Vrai quand plusieurs acheteurs l’ont fait ensemble ; leurs indicateurs restent séparés.') },
    }),
    premiereAnnee: year('Première année couverte.'),
    derniereAnnee: year('Dernière année couverte.'),
    provisoire: { type: 'boolean', description: frenchTypography('Vrai quand la dernière année n’était pas finie.') },
    arreteLe: { type: 'string', description: frenchTypography('Jour où les chiffres ont été arrêtés (AAAA-MM-JJ).'), ...DAY },
    droit: text('Version de l’article appliqué.'),
    avertissements: list('À lire avec les valeurs : ce qui ne s’additionne pas, ce que couvrent les taux, ce qui reste à vérifier.', { type: 'string' }),
    acheteurs: list(
      'Chaque acheteur du schéma, à part (CCP, art. L. 2111-3, al. 4).',
      object('Un acheteur.', {
        siren: orNull('string', 'Neuf chiffres ; null quand le schéma ne le dit pas.', { pattern: '^\\d{9}$' }),
        nom: text('Nom de l’acheteur.'),
        indicateurs: list('Indicateurs du catalogue ; vide quand l’acheteur n’a pas de numéro SIREN dans un schéma commun.', INDICATOR),
      }),
    ),
    inconnus: list('Catégories suivies dont le taux reste inconnu, avec ce qui le ferait connaître.', { type: 'string' }),
  }),
};
