import { firstCase } from '../kit/first-case.js'
import { press } from '../kit/file-grievance.js'
import { journey } from '../kit/journey.js'
import { lookAt } from '../kit/look-at.js'
import { openSurvey } from '../kit/open-survey.js'
import { stops } from '../kit/stop.js'

journey('pages of intake and surveys are accessible and fit the screen', async (walk) => {
  const { city, visitor } = walk
  const [base, desk] = [`/${city.slug}`, `/desk/${city.slug}`]
  const [nobody, admin, clerk, operator] = [
    await visitor(),
    await visitor({ login: 'admin' }),
    await visitor({ login: 'clerk' }),
    await visitor({ login: 'operator' }),
  ]
  const survey = await openSurvey(city)
  const number = await firstCase(await visitor({ login: 'officer' }), city)
  await lookAt(city, [
    ...stops(nobody, { surveys: `${base}/surveys`, survey: `${base}/surveys/${survey}` }),
    ...stops(admin, {
      'surveys of the desk': `${desk}/surveys`,
      'new survey': `${desk}/surveys/new`,
      'results of a survey': `${desk}/surveys/${survey}`,
    }),
    ...stops(clerk, {
      counter: `${desk}/counter?service=grievance`,
      'call centre': `${desk}/call-centre?service=grievance`,
      slip: `${desk}/slip/${number}`,
    }),
    ...stops(operator, { operator: `${desk}/operator?service=grievance` }),
    ...stops(clerk, { 'counter, error': `${desk}/counter?service=grievance` }, press),
  ])
})
