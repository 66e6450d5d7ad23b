/** The Word file of a published version: as it was kept, or rendered again from its frozen document. What leaves is written down. */
import type { Publication, PublicationFile } from '#shared/api/publications.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { asciiName } from '../names.ts';
import { renderDocument } from '../schemes/export-scheme.ts';
import { findPublication, publicationNotFound } from './publish.ts';

/** With the logo and the template it had: the scheme may have changed them since. */
async function remade(context: Context, actor: Actor, { schemeId, id, logo, template }: Publication): Promise<Uint8Array | Refusal> {
  const document = await context.read.publications.document(actor.organisationId, schemeId, id);
  if (!document) return publicationNotFound(id);
  return renderDocument(context, actor, document, {
    ...{ colour: document.colour, subtitle: document.subtitle },
    ...{ logoFileId: logo?.id ?? null, templateFileId: template?.id ?? null },
  });
}

export async function publicationFile(
  context: Context,
  actor: Actor,
  schemeId: string,
  id: string,
  file: PublicationFile,
): Promise<{ file: Uint8Array; name: string } | Refusal> {
  const publication = denied(actor, 'scheme:export') ?? (await findPublication(context, actor, schemeId, id));
  if (isRefusal(publication)) return publication;
  const kept = file === 'schema.docx' ? await context.read.publications.word(actor.organisationId, schemeId, id) : await remade(context, actor, publication);
  const word = kept ?? publicationNotFound(id);
  if (isRefusal(word)) return word;
  await context.write((connection) => audit(context, actor, repositoriesOn(connection), 'publication.exported', id));
  const again = file === 'refait.docx' ? '-refait' : '';
  return { file: word, name: `${asciiName(`schema-version-${publication.number}${again}-${publication.title}`)}.docx` };
}
