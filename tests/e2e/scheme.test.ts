/** From the first screen to the Word file: the whole scheme, typed as a person does. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LIMITS } from '../../shared/limits.ts';
import { axe, describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { EXAMPLE, plain } from '../support/e2e-example.ts';
import { downloaded } from '../support/e2e-person.ts';
import { createScheme, next, saved } from '../support/e2e-scheme.ts';
import * as steps from '../support/e2e-scheme-steps.ts';
import { shippedContent } from '../support/content.ts';
import { tool } from '../support/tools.ts';
import { LOGO } from '../support/word/scheme-fixture.ts';
import { faultsOf, pandocText, part, partsOfFile } from '../support/word/word-files.ts';

/** Title of the clause of the example that the starting point does not annex yet. */
const ANNEXED = 'restauration-approvisionnements-directs';

const clauseTitle = (slug: string): string => shippedContent().families.find((clause) => clause.slug === slug)?.title ?? slug;

describeInBrowser('Un schéma, du premier écran au fichier Word', () => {
  const desk = useDesk();

  /** The indicators of the opened scheme that the article asks for. */
  const asked = async (page: Page): Promise<{ catalogueId: string; title: string }[]> => {
    const known = new Map(shippedContent().catalogue.indicators.map((indicator) => [indicator.title, indicator]));
    const titles = await page.getByRole('table', { name: 'Indicateurs, valeur de départ et cibles' }).getByRole('rowheader').allTextContents();
    return titles.flatMap((title) => {
      const indicator = known.get(title);
      return indicator && indicator.legal.length > 0 ? [{ catalogueId: indicator.id, title }] : [];
    });
  };
  const points = (page: Page) => page.getByRole('link', { name: /points? sur 10/ });

  test('les dix points de l’article passent à « présent », et le Word dit ce qui a été saisi', async (context) => {
    const page = await desk.open('/');
    await settled(page);
    await page.getByRole('link', { name: 'Ouvrir les schémas' }).click();
    await settled(page);
    await createScheme(page, EXAMPLE.title, 'Département');
    const before = Number.parseInt((await points(page).textContent()) ?? '', 10);
    expect(before).toBeLessThan(10);

    await steps.fillOrganisation(page);
    await next(page, 'Cadre et durée');
    await steps.fillFrame(page);
    await next(page, 'État des lieux');
    await steps.fillSituation(page);
    await next(page, 'Concertation');
    await steps.fillConsultation(page);
    await next(page, 'Axes et actions');
    await next(page, /^Axe\s1/);
    await steps.fillFirstAxis(page);
    for (const axis of [/^Axe\s2/, /^Axe\s3/, /^Axe\s4/]) await next(page, axis);
    await next(page, 'Indicateurs et cibles');
    await steps.fillIndicators(page, await asked(page));
    await next(page, 'Gouvernance');
    await steps.fillGovernance(page);
    await next(page, 'Formation et communication');
    await steps.fillTraining(page);
    await next(page, 'Suivi et publication');
    await steps.fillFollowUp(page);
    await next(page, 'Leviers de l’ESS');
    await steps.fillLevers(page);
    await next(page, 'Textes d’ouverture');
    await steps.fillOpening(page);
    await next(page, 'Clauses annexées');
    await page.getByRole('main').getByLabel('Chercher une clause').fill('approvisionnements directs');
    await page.getByRole('button', { name: new RegExp(`^Annexer : ${plain(clauseTitle(ANNEXED))}`.replaceAll(' ', '\\s')) }).click();
    await next(page, 'Présentation');
    await steps.fillPresentation(page, LOGO.data);

    await next(page, 'Vérification et Word');
    await page.getByRole('heading', { name: '10 points sur 10' }).waitFor();
    expect(
      await page
        .locator('.points')
        .getByText(/: présent$/)
        .count(),
    ).toBe(10);
    expect(await axe(page)).toEqual([]);
    await saved(page);

    const { name: fileName, file } = await downloaded(page, () => page.getByRole('button', { name: 'Télécharger la version finale' }).click());
    expect(fileName).toMatch(/\.docx$/);
    expect([...partsOfFile(file).keys()].some((name) => /^word\/media\/.*\.png$/.test(name))).toBe(true);
    expect(part(file, 'word/document.xml').includes('w:val="Gap"'), 'une mention « À compléter »').toBe(false);
    expect(/1F4E8C/i.test(part(file, 'word/styles.xml')), 'la couleur choisie').toBe(true);
    if (tool('validator')) expect(await faultsOf(file)).toEqual([]);
    if (!tool('pandoc')) return context.skip('pandoc absent');
    const text = plain(await pandocText(file));
    for (const written of [
      EXAMPLE.title,
      EXAMPLE.organisation.name,
      steps.SUBTITLE,
      steps.OBJECTIVE,
      steps.CATALOGUE_ACTION,
      steps.FREE_ACTION,
      EXAMPLE.consultation[0]?.outcome ?? '',
      EXAMPLE.people.referents[0]?.function ?? '',
      EXAMPLE.training[1]?.target ?? '',
      EXAMPLE.complementary.at(-1)?.text ?? '',
      clauseTitle(ANNEXED),
      ...steps.STRENGTHS,
    ])
      expect.soft(text.includes(plain(written)), written).toBe(true);
    // The two targets stay apart, each with its last year.
    for (const target of [
      /Entreprises solidaires d’utilité sociale \(ESUS\).{0,80}5 % en 2030/,
      /Entreprises employant des publics défavorisés ou vulnérables.{0,80}3 % en 2030/,
      /12,7 %/,
    ])
      expect(target.test(text), String(target)).toBe(true);
  });

  test('l’exemple livré s’ouvre, se copie, et son projet signale ce qui manque', async (context) => {
    const page = await desk.open('/schemas');
    await settled(page);
    await createScheme(page, 'Copie pour essai', 'Copie de l’exemple rédigé');
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe(EXAMPLE.organisation.name);
    await page.getByRole('button', { name: 'Télécharger en Word' }).click();
    const { file } = await downloaded(page, () => page.getByRole('menuitem', { name: /^Projet/ }).click());
    expect(file.byteLength).toBeLessThan(LIMITS.templateBytes);
    if (!tool('pandoc')) return context.skip('pandoc absent');
    expect(plain(await pandocText(file))).toContain(plain(EXAMPLE.axes[1]?.objectives[0]?.title ?? ''));
  });
});
