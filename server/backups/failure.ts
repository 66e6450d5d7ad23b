/** Why a backup was not made, as a sentence for who administers the server. */

export class BackupFailed extends Error {
  /** French, for the state page. */
  readonly sentence: string;
  constructor(sentence: string, cause: unknown) {
    super(sentence, { cause });
    this.sentence = sentence;
  }
}

const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'Il n’y a plus de place dans le dossier des sauvegardes.'],
  [/^(EROFS|EACCES|EPERM|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM)/, 'Le dossier des sauvegardes n’est pas accessible en écriture.'],
  [/^(ENOENT|ENOTDIR|EEXIST)/, 'Le dossier des sauvegardes n’est pas un dossier, ou son disque n’est pas là.'],
  [/^SQLITE_(BUSY|LOCKED)/, 'Un autre programme occupe la base de données.'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'La copie relue est abîmée : elle n’a pas été gardée.'],
];

export function backupFailure(error: unknown): BackupFailed {
  if (error instanceof BackupFailed) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = SENTENCES.find(([pattern]) => pattern.test(code))?.[1];
  return new BackupFailed(known ?? `La sauvegarde n’a pas pu être faite${code === '' ? '' : ` (${code})`}.`, error);
}
