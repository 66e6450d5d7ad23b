/** What a JSON schema says is wrong, as a sentence a person can act on. The keywords are JSON Schema's own. */
import { DAY_PATTERN } from './api/common.ts';

export type SchemaFault = { keyword: string; params: Record<string, unknown> };

const allowed = (values: unknown): string =>
  Array.isArray(values)
    ? values
        .filter((value) => value !== null)
        .map((value) => `« ${String(value)} »`)
        .join(', ')
    : '';

/** The pattern of `Day` in the contract. */
export const isDayPattern = (pattern: unknown): boolean => pattern === DAY_PATTERN;

/** One schema fault as a sentence a person can act on. */
export function faultSentence({ keyword, params }: SchemaFault): string {
  switch (keyword) {
    case 'required':
      return 'Ce champ est attendu.';
    case 'additionalProperties':
      return `Le champ « ${String(params.additionalProperty)} » n’existe pas : vérifiez son nom.`;
    case 'enum':
      return `Valeurs possibles : ${allowed(params.allowedValues)}.`;
    case 'const':
      return `Valeur attendue : « ${String(params.allowedValue)} ».`;
    case 'type':
      return params.type === 'integer' || params.type === 'number' ? 'Écrivez un nombre.' : 'Le type de cette valeur ne convient pas.';
    case 'maxLength':
      return `Texte trop long : ${String(params.limit)} caractères au plus.`;
    case 'minLength':
      return 'Ce champ ne peut pas être vide.';
    case 'pattern':
      return isDayPattern(params.pattern) ? 'Écrivez la date sous la forme 2027-03-15.' : 'La forme de cette valeur ne convient pas.';
    case 'minimum':
      return `Valeur trop petite : ${String(params.limit)} au moins.`;
    case 'maximum':
      return `Valeur trop grande : ${String(params.limit)} au plus.`;
    case 'minItems':
      return 'Cette liste ne peut pas être vide.';
    case 'maxItems':
      return `Liste trop longue : ${String(params.limit)} lignes au plus.`;
    default:
      return 'La forme de cette valeur ne convient pas.';
  }
}
