import type { Day } from '#shared/days.ts';
import { formatDay } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';

const TEXT = `Ce fichier contient toutes les données d’une organisation dans Clausier. Il se lit sans Clausier.

manifest.json        ce que contient le fichier, et l’empreinte (SHA-256) de chaque entrée
organisation.json    l’organisation
people.json          les personnes et leurs rôles, sans mot de passe ni second facteur
teams.json           les équipes et leurs membres
schemes/             les schémas (SPASER), leur partage ; dans versions/, les états gardés
tenders/             les consultations, leur partage ; dans documents/, les fichiers Word tels que reçus
files.json, files/   les logos et les modèles Word
labour-shares.json   les parts de main-d’œuvre propres à l’organisation
network.json         les directions, les référents et facilitateurs, le calendrier du réseau
own-modules/         les modules de formation de l’organisation
training.jsonl       la formation : groupes, tentatives, questions à revoir, leçons lues, exercices, attestations
figures.jsonl        les chiffres : réglages, valeurs saisies, décisions, colonnes retenues, et la liste des fichiers importés, sans leurs données
reviews/             les bilans et les publications des schémas, avec leurs chiffres figés
together.jsonl       le travail à plusieurs sur les schémas : commentaires, tâches, qui a enregistré quoi, qui a été consulté
rounds/              les relectures par les directions : texte figé, questions, réponses, remarques
publications/        les versions publiées des schémas, avec leur fichier Word
participations.jsonl les consultations publiques : texte soumis, avis reçus, réponses
clauses.jsonl        les clauses de l’organisation, leurs versions publiées, leurs commentaires
clause-use.jsonl     le texte que chaque consultation garde, et ce que sont devenus ses lots
law.jsonl            la veille du droit : ce que l’organisation a relu
journal.jsonl        le journal, une ligne par action ; chain.json dit où la chaîne commence et finit

Il contient des données personnelles (noms, adresses, actions) : gardez-le comme une sauvegarde, et supprimez-le quand il ne sert plus.

Pour le remettre dans Clausier : clausier organisation import <ce fichier>. Les personnes y arrivent invitées : chacune choisit un nouveau mot de passe.
`;

/** What the file says of itself, for whoever opens it in ten years. Windows line ends: it is opened in Notepad. */
export const readMe = (organisation: string, today: Day): string =>
  `\ufeff${organisation}\n${'-'.repeat(Math.min(80, organisation.length))}\n\nExport du ${formatDay(today)}.\n\n${frenchTypography(TEXT)}`.replaceAll(
    '\n',
    '\r\n',
  );
