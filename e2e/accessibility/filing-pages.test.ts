import {
  answerGrievance,
  chooseKind,
  giveCode,
  giveContact,
  press,
  startGrievance,
} from '../kit/file-grievance.js'
import { answerTree } from '../kit/file-tree.js'
import { journey } from '../kit/journey.js'
import { lookAt } from '../kit/look-at.js'
import { pathOf, stops, unfold } from '../kit/stop.js'

journey('pages of filing are accessible and fit the screen', async ({ city, visitor }) => {
  const base = `/${city.slug}`
  const [resident, waiting, warned] = [await visitor(), await visitor(), await visitor()]
  await answerGrievance(resident, city, 'Post office')
  await giveContact(resident, 'Asha Kale', '98765 11111')
  const number = await giveCode(resident, city)
  const done = pathOf(resident)
  await answerGrievance(waiting, city, 'Post office')
  const check = pathOf(waiting)
  const draft = check.replace(/\/check$/, '')
  await giveContact(waiting, 'Asha Kale', '98765 22222')
  await startGrievance(warned, city)
  await chooseKind(warned, 'Street lights', 'Hanging or live wire')
  const alarm = pathOf(warned)
  await startGrievance(warned, city)
  await chooseKind(warned, 'Roads and footpaths', 'Problem on the national highway')
  const elsewhere = pathOf(warned)
  const tree = await answerTree(resident, city)

  await lookAt(city, [
    ...stops(waiting, { what: `${draft}/what`, where: `${draft}/where` }, unfold),
    ...stops(waiting, { describe: `${draft}/describe`, check, code: `${draft}/code` }),
    ...stops(waiting, { 'what, nothing found': `${draft}/what?q=xyzzy` }),
    ...stops(waiting, { 'check, error': check }, async (page) => {
      await page.getByRole('main').locator('input[name=name]').fill('')
      await page.getByRole('main').locator('input[name=mobile]').fill('12')
      await press(page)
    }),
    ...stops(waiting, { 'code, error': `${draft}/code` }, press),
    ...stops(warned, { emergency: alarm, elsewhere }),
    ...stops(resident, { done, mine: `${base}/mine`, case: `${base}/case/${number}` }, unfold),
    ...stops(resident, tree),
  ])
})
