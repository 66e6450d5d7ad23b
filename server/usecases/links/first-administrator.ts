import type { Context } from '../../context.ts';

/** The link that makes the first administrator of a served Clausier where nobody has an account yet; null otherwise. Each start makes a new one. */
export const firstAdministratorLink = async (_context: Context): Promise<string | null> => null;
