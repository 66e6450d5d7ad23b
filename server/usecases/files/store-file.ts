import { imageSize } from 'image-size';
import type { StoredFile } from '#shared/api/files.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { DOCX_MEDIA } from '#shared/media-types.ts';
import type { Context } from '../../context.ts';
import type { FileWithData } from '../../repositories/files.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { safeName } from '../names.ts';

export type Upload = { kind: 'logo' | 'template'; name: string; data: Buffer };

const PICTURE = { remedy: 'Choisissez une image PNG ou JPEG, par exemple le logo exporté depuis votre charte graphique.' };
/** PNG and JPEG by their first bytes; the name and the announced type are not believed. */
function pictureType(data: Buffer): 'image/png' | 'image/jpeg' | null {
  if (data.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  return data.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ? 'image/jpeg' : null;
}

/** A picture cut before its end still tells its size, but Word shows nothing: its end mark must be there. */
const isWhole = (data: Buffer, mediaType: 'image/png' | 'image/jpeg'): boolean =>
  mediaType === 'image/png' ? data.includes('IEND', 8, 'latin1') : data.lastIndexOf(Buffer.from([0xff, 0xd9])) > data.lastIndexOf(Buffer.from([0xff, 0xda]));

function readPicture(data: Buffer): Pick<FileWithData, 'mediaType' | 'width' | 'height' | 'warnings'> | Refusal {
  const mediaType = pictureType(data);
  if (!mediaType) return refuse('UNSUPPORTED_FILE', 'Ce fichier n’est pas une image PNG ou JPEG.', PICTURE);
  if (data.length > LIMITS.logoBytes) return refuse('TOO_LARGE', `Le logo dépasse ${LIMITS.logoBytes / 1_000_000} Mo.`, PICTURE);
  const damaged = refuse('UNREADABLE_FILE', 'Cette image est abîmée ou incomplète.', PICTURE);
  if (!isWhole(data, mediaType)) return damaged;
  try {
    const { width, height } = imageSize(data);
    if (width < 1 || height < 1 || width > LIMITS.logoPixels || height > LIMITS.logoPixels)
      return refuse('UNREADABLE_FILE', `Les dimensions du logo ne conviennent pas (${LIMITS.logoPixels} pixels au plus de côté).`, PICTURE);
    return { mediaType, width, height, warnings: width < 200 ? ['Ce logo est petit : il pourrait paraître flou sur la couverture.'] : [] };
  } catch {
    return damaged;
  }
}

async function readTemplate({ workers }: Context, data: Buffer): Promise<Pick<FileWithData, 'mediaType' | 'width' | 'height' | 'warnings'> | Refusal> {
  if (data.length > LIMITS.templateBytes) return refuse('TOO_LARGE', `Le modèle dépasse ${LIMITS.templateBytes / 1_000_000} Mo.`);
  const read = await workers.run('readTemplate', { data });
  return isRefusal(read) ? read : { mediaType: DOCX_MEDIA, width: null, height: null, warnings: read.warnings };
}

/** Checks a logo or a Word template by its content and keeps it; a file that does not hold is refused, nothing kept. */
export async function storeFile(context: Context, actor: Actor, { kind, name, data }: Upload): Promise<StoredFile | Refusal> {
  const refusal = denied(actor, 'file:create');
  if (refusal) return refusal;
  if (data.length === 0) return refuse('UNREADABLE_FILE', 'Ce fichier est vide.');
  const read = kind === 'logo' ? readPicture(data) : await readTemplate(context, data);
  if (isRefusal(read)) return read;
  const stored: StoredFile = { id: context.newId(), kind, name: safeName(name), bytes: data.length, ...read };
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    await repositories.files.insert(actor.organisationId, { ...stored, data }, context.clock.now());
    await audit(context, actor, repositories, 'file.stored', stored.id);
    return stored;
  });
}
