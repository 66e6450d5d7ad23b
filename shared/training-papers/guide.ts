/** The trainer's guide: what to prepare, the session minute by minute, the whole content, every question with its answer. */
import type { TrainingQuestion } from '../api/training-content.ts';
import { callout, cell, chapter, column, paragraph, section, strong } from '../scheme/document/helpers.ts';
import type { DocumentNode } from '../scheme/document/nodes.ts';
import { type Paper, typeset } from '../tender-papers/paper.ts';
import { duration, footerOf, moduleTitle, sectionNodes, type TrainingMaterials } from './materials.ts';
import { questionText } from './question-text.ts';

type Sequence = { title: string; minutes: number; aim: string; support: string };

/** Welcome, then lessons in proportion to their reading time, the case, the questions, the end; the whole fills the module. */
export function sequencesOf({ module }: Pick<TrainingMaterials, 'module'>): Sequence[] {
  const fixed = { opening: 5, closing: 5 };
  const left = Math.max(10, module.minutes - fixed.opening - fixed.closing);
  const questions = Math.round(left * 0.3);
  const story = module.case ? Math.round(left * 0.15) : 0;
  const lessons = left - questions - story;
  const words = module.lessons.reduce((sum, { readingMinutes }) => sum + readingMinutes, 0) || 1;
  let used = 0;
  const ofLessons = module.lessons.map(({ title, readingMinutes }, index): Sequence => {
    const last = index === module.lessons.length - 1;
    const minutes = last ? lessons - used : Math.round((lessons * readingMinutes) / words);
    used += minutes;
    return { title, minutes, aim: 'Exposer, puis demander à chacun un marché de sa direction que cela concerne.', support: 'Diaporama' };
  });
  return [
    { title: 'Accueil et objectifs', minutes: fixed.opening, aim: 'Dire à quoi sert la séance et ce que chacun saura faire.', support: 'Diaporama' },
    ...ofLessons,
    ...(module.case
      ? [{ title: module.case.title, minutes: story, aim: 'Lire le cas, laisser chercher par deux, mettre en commun.', support: 'Cas imprimé' }]
      : []),
    {
      title: 'Questions en salle',
      minutes: questions,
      aim: 'Répondre sur téléphone ou à main levée ; discuter chaque erreur.',
      support: 'Séance en salle de Clausier',
    },
    { title: 'Ce qu’il faut retenir', minutes: fixed.closing, aim: 'Distribuer la fiche, donner la date du test.', support: 'Fiche à garder' },
  ];
}

const sessionTable = (materials: TrainingMaterials): DocumentNode => ({
  kind: 'table',
  caption: `Déroulé de la séance, ${duration(materials.module.minutes)}`,
  columns: [column('Séquence', 34), column('Durée', 12, 'right'), column('Ce que vous faites', 34), column('Support', 20)],
  rows: sequencesOf(materials).map(({ title, minutes, aim, support }) => [strong(title), cell(duration(minutes)), cell(aim), cell(support)]),
});

function questionNodes(question: TrainingQuestion, index: number, materials: TrainingMaterials): DocumentNode[] {
  const { prompt, choices, answer, explanation } = questionText(question, materials);
  return [
    section(`question-${question.id}`, `Question ${index + 1}`, 3, false),
    paragraph(prompt),
    ...choices.map(paragraph),
    callout('info', 'Réponse', ...answer),
    paragraph(explanation),
    ...(question.references.length === 0 ? [] : [callout('source', materials.cite(question.references))]),
  ];
}

const bullets = (items: readonly string[]): DocumentNode => ({
  kind: 'blocks',
  blocks: [{ kind: 'list', ordered: false, items: items.map((text) => ({ content: [{ kind: 'text', text }] })) }],
});

/** @returns a paper of some twenty pages; the questions are in the order of the bank */
export function guidePaper(materials: TrainingMaterials): Paper {
  const { module, questions, cite } = materials;
  return typeset({
    title: `Guide de l’animateur : ${moduleTitle(module)}`,
    lead: `${module.audience} – ${duration(module.minutes)}`,
    footer: footerOf(materials),
    nodes: [
      chapter('preparer', 'Préparer la séance', '', false),
      paragraph(module.summary),
      section('objectifs', 'À la fin, chacun saura', 2, false),
      bullets(module.objectives),
      section('avant', 'Avant la séance', 2, false),
      bullets([
        'Relire les leçons à la date du jour : les extraits de clauses et les articles suivent la bibliothèque.',
        'Choisir deux marchés réels de l’organisation pour illustrer, sans nom de titulaire ni de personne.',
        'Imprimer la fiche et le cas ; ouvrir la séance en salle dans Clausier et essayer le code sur un téléphone.',
        'Prévoir où noter les questions auxquelles vous ne savez pas répondre, et à qui les poser.',
      ]),
      sessionTable(materials),
      chapter('contenu', 'Le contenu', '', false),
      ...module.lessons.flatMap((lesson) => [
        section(`lecon-${lesson.id}`, lesson.title, 2, false),
        ...sectionNodes(lesson.sections),
        ...(lesson.references.length === 0 ? [] : [callout('source', cite(lesson.references.map(({ id }) => id)))]),
      ]),
      ...(module.case
        ? [chapter('cas', `Le cas : ${module.case.title}`, '', false), ...sectionNodes(module.case.sections), callout('source', module.case.source)]
        : []),
      chapter('questions', `Les ${questions.length} questions et leurs réponses`, '', false),
      ...questions.flatMap((question, index) => questionNodes(question, index, materials)),
    ],
  });
}
