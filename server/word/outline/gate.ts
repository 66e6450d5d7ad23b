/** What a buyer's file must be before it is read: a Word document, without macros, signature or protection. */
import { type Refusal, refuse } from '#shared/errors.ts';
import { isWordType, type PartSource } from '../ooxml/parts.ts';
import { attributeOf, childOf, type XmlElement } from '../ooxml/xml.ts';

const AS_DOCX = 'Ouvrez-le dans Word ou LibreOffice, enregistrez-le au format .docx, puis recommencez.';

/** Other offices' files are zips too: say which. */
function strangerRefusal(names: readonly string[], type: string, parts: PartSource): Refusal {
  const mimetype = new TextDecoder().decode(parts.get('mimetype') ?? new Uint8Array()).slice(0, 120);
  const stranger = mimetype.includes('opendocument.text')
    ? 'Ce fichier est un texte LibreOffice (.odt).'
    : mimetype.includes('opendocument')
      ? 'Ce fichier vient de LibreOffice, mais n’est pas un texte.'
      : /spreadsheetml|ms-excel/.test(type) || names.some((name) => name.startsWith('xl/'))
        ? 'Ce fichier est un classeur Excel, pas un fichier Word.'
        : /presentationml/.test(type) || names.some((name) => name.startsWith('ppt/'))
          ? 'Ce fichier est une présentation PowerPoint, pas un fichier Word.'
          : 'Ce fichier n’est pas un document ni un modèle Word.';
  return refuse('UNSUPPORTED_FILE', stranger, { remedy: mimetype.includes('opendocument.text') ? AS_DOCX : 'Choisissez un fichier .docx ou .dotx.' });
}

/** @param main name and content type of the main part, both empty when the package names none */
export function kindRefusal(names: readonly string[], main: { name: string; type: string }, parts: PartSource): Refusal | null {
  if (/macroEnabled/i.test(main.type) || names.some((name) => /vba(?:Project|Data)/i.test(name)))
    return refuse('UNSUPPORTED_FILE', 'Ce fichier contient des macros (.docm ou .dotm) : Clausier ne l’ouvre pas, car une macro s’exécute à l’ouverture.', {
      remedy: 'Dans Word, choisissez « Enregistrer sous » et le type « Document Word (.docx) », puis envoyez ce fichier. Gardez le .docm de votre côté.',
    });
  if (!isWordType(main.type) || main.name === '') return strangerRefusal(names, main.type, parts);
  if (names.some((name) => /^_xmlsignatures\//i.test(name)))
    return refuse('PROTECTED_FILE', 'Ce fichier est signé électroniquement : le modifier annulerait la signature.', {
      remedy: 'Envoyez la version non signée, ou retirez la signature dans Word (Fichier › Informations), puis recommencez.',
    });
  return null;
}

const PROTECTIONS: Record<string, string> = {
  readOnly: 'Ce fichier est protégé : il ne s’ouvre qu’en lecture seule.',
  forms: 'Ce fichier est protégé : seuls ses champs de formulaire peuvent être remplis.',
  comments: 'Ce fichier est protégé : seuls des commentaires peuvent y être ajoutés.',
};

/** Protection in force; « modifications suivies » is welcome, since that is how we write. */
export function protectionRefusal(settings: XmlElement | null): Refusal | null {
  const protection = childOf(settings ?? undefined, 'documentProtection');
  const enforced = ['1', 'true', 'on'].includes(attributeOf(protection, 'enforcement') ?? '');
  const message = enforced ? PROTECTIONS[attributeOf(protection, 'edit') ?? ''] : undefined;
  return message
    ? refuse('PROTECTED_FILE', message, {
        remedy: 'Dans Word : onglet Révision › Restreindre la modification › Désactiver la protection. Enregistrez, puis recommencez.',
      })
    : null;
}
