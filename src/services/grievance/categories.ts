import type { CategoryData } from '../../platform/applications/category.js'

type Names = { en: string; hi: string; mr: string; ur: string }

interface Group {
  code: string
  name: Names
  department: string
  kinds: readonly (CategoryData & { code: string; name: Names; hours: number })[]
}

const names = (en: string, hi: string, mr: string, ur: string): Names => ({ en, hi, mr, ur })

/** What a new city starts with; it changes and adds to it without a developer. */
export const defaultCategories: readonly Group[] = [
  {
    code: 'lights',
    name: names('Street lights', 'सड़क की बत्तियाँ', 'पथदिवे', 'سڑک کی بتیاں'),
    department: 'lights',
    kinds: [
      {
        code: 'light-out',
        hours: 72,
        name: names(
          'Street light not working',
          'सड़क की बत्ती नहीं जलती',
          'पथदिवा बंद आहे',
          'سڑک کی بتی نہیں جلتی',
        ),
        keywords: ['lamp', 'dark', 'pole', 'bulb', 'electric', 'andhera', 'batti'],
      },
      {
        code: 'light-day',
        hours: 120,
        name: names(
          'Street light on all day',
          'बत्ती दिन में भी जलती है',
          'दिवसा दिवे चालू',
          'بتی دن میں بھی جلتی ہے',
        ),
        keywords: ['lamp', 'daytime', 'waste'],
      },
      {
        code: 'live-wire',
        hours: 2,
        priority: 1,
        name: names(
          'Hanging or live wire',
          'लटकता या चालू बिजली का तार',
          'लोंबकळणारी किंवा जिवंत वीजवाहिनी',
          'لٹکتا یا بجلی والا تار',
        ),
        keywords: ['wire', 'shock', 'electric', 'danger', 'taar', 'current'],
        emergency: { number: '1912', name: 'Electricity emergency' },
      },
    ],
  },
  {
    code: 'waste',
    name: names('Waste and cleaning', 'कचरा और सफ़ाई', 'कचरा आणि स्वच्छता', 'کچرا اور صفائی'),
    department: 'waste',
    kinds: [
      {
        code: 'garbage',
        hours: 48,
        name: names(
          'Garbage not collected',
          'कचरा नहीं उठाया गया',
          'कचरा उचलला नाही',
          'کچرا نہیں اٹھایا گیا',
        ),
        keywords: ['trash', 'kachra', 'smell', 'bin', 'rubbish'],
      },
      {
        code: 'bin-full',
        hours: 24,
        name: names(
          'Public bin overflowing',
          'कूड़ेदान भर गया है',
          'कचराकुंडी भरून वाहते',
          'کوڑے دان بھر گیا ہے',
        ),
        keywords: ['dustbin', 'overflow', 'kooda'],
      },
      {
        code: 'sweeping',
        hours: 72,
        name: names(
          'Road not swept',
          'सड़क पर झाड़ू नहीं लगी',
          'रस्ता झाडला नाही',
          'سڑک پر جھاڑو نہیں لگی',
        ),
        keywords: ['sweep', 'jhadu', 'dust'],
      },
      {
        code: 'debris',
        hours: 96,
        name: names(
          'Building rubble on the road',
          'सड़क पर मलबा',
          'रस्त्यावर राडारोडा',
          'سڑک پر ملبہ',
        ),
        keywords: ['debris', 'malba', 'construction'],
      },
      {
        code: 'burning',
        hours: 12,
        priority: 1,
        name: names(
          'Waste is being burnt',
          'कचरा जलाया जा रहा है',
          'कचरा जाळला जात आहे',
          'کچرا جلایا جا رہا ہے',
        ),
        keywords: ['smoke', 'fire', 'burn', 'dhua'],
      },
      {
        code: 'toilet',
        hours: 48,
        name: names(
          'Public toilet dirty or closed',
          'सार्वजनिक शौचालय गंदा या बंद',
          'सार्वजनिक शौचालय अस्वच्छ किंवा बंद',
          'عوامی بیت الخلا گندا یا بند',
        ),
        keywords: ['toilet', 'latrine', 'sulabh', 'shauchalay'],
      },
    ],
  },
  {
    code: 'water',
    name: names('Water', 'पानी', 'पाणी', 'پانی'),
    department: 'water',
    kinds: [
      {
        code: 'no-water',
        hours: 24,
        priority: 1,
        name: names('No water supply', 'पानी नहीं आ रहा', 'पाणीपुरवठा नाही', 'پانی نہیں آ رہا'),
        keywords: ['tap', 'supply', 'paani', 'nal'],
      },
      {
        code: 'leak',
        hours: 48,
        name: names(
          'Water leaking on the road',
          'सड़क पर पानी बह रहा है',
          'रस्त्यावर पाणी गळती',
          'سڑک پر پانی بہہ رہا ہے',
        ),
        keywords: ['pipe', 'burst', 'leakage'],
      },
      {
        code: 'dirty-water',
        hours: 12,
        priority: 1,
        name: names(
          'Dirty drinking water',
          'पीने का पानी गंदा',
          'पिण्याचे पाणी गढूळ',
          'پینے کا پانی گندا',
        ),
        keywords: ['smell', 'colour', 'quality'],
      },
      {
        code: 'low-pressure',
        hours: 96,
        name: names('Low water pressure', 'पानी का दबाव कम', 'पाण्याचा दाब कमी', 'پانی کا دباؤ کم'),
        keywords: ['pressure', 'slow'],
      },
    ],
  },
  {
    code: 'drains',
    name: names('Drains and sewers', 'नाली और सीवर', 'गटार आणि मलनिःसारण', 'نالی اور سیور'),
    department: 'drains',
    kinds: [
      {
        code: 'open-manhole',
        hours: 4,
        priority: 1,
        name: names('Open manhole', 'खुला मैनहोल', 'उघडे मॅनहोल', 'کھلا مین ہول'),
        keywords: ['cover', 'hole', 'danger', 'fall'],
        emergency: { number: '112', name: 'Emergency' },
      },
      {
        code: 'sewer-block',
        hours: 24,
        name: names(
          'Sewer blocked or overflowing',
          'सीवर जाम या बह रहा है',
          'गटार तुंबले किंवा वाहते',
          'سیور بند یا بہہ رہا ہے',
        ),
        keywords: ['gutter', 'overflow', 'smell', 'naali'],
      },
      {
        code: 'drain-clean',
        hours: 72,
        name: names(
          'Drain not cleaned',
          'नाली साफ़ नहीं हुई',
          'नाला साफ केला नाही',
          'نالی صاف نہیں ہوئی',
        ),
        keywords: ['silt', 'mosquito'],
      },
      {
        code: 'flooding',
        hours: 6,
        priority: 1,
        name: names(
          'Water standing after rain',
          'बारिश के बाद पानी भरा है',
          'पावसानंतर पाणी साचले',
          'بارش کے بعد پانی کھڑا ہے',
        ),
        keywords: ['flood', 'rain', 'waterlogging'],
      },
    ],
  },
  {
    code: 'roads',
    name: names('Roads and footpaths', 'सड़क और फ़ुटपाथ', 'रस्ते आणि पदपथ', 'سڑک اور فٹ پاتھ'),
    department: 'roads',
    kinds: [
      {
        code: 'pothole',
        hours: 168,
        name: names('Pothole', 'सड़क में गड्ढा', 'रस्त्यावर खड्डा', 'سڑک میں گڑھا'),
        keywords: ['hole', 'road', 'gaddha', 'khadda'],
      },
      {
        code: 'footpath',
        hours: 240,
        name: names('Broken footpath', 'टूटा फ़ुटपाथ', 'तुटलेला पदपथ', 'ٹوٹا فٹ پاتھ'),
        keywords: ['pavement', 'tiles', 'walk'],
      },
      {
        code: 'encroachment',
        hours: 240,
        name: names(
          'Footpath or road blocked',
          'रास्ते पर क़ब्ज़ा',
          'रस्ता किंवा पदपथ अडवला',
          'راستے پر قبضہ',
        ),
        keywords: ['encroachment', 'hawker', 'parking'],
      },
      {
        code: 'highway',
        hours: 168,
        name: names(
          'Problem on the national highway',
          'राष्ट्रीय राजमार्ग की समस्या',
          'राष्ट्रीय महामार्गावरील समस्या',
          'قومی شاہراہ کا مسئلہ',
        ),
        keywords: ['highway', 'nhai', 'toll'],
        elsewhere: { name: 'National Highways Authority of India', contact: '1033' },
      },
    ],
  },
  {
    code: 'green',
    name: names('Trees and parks', 'पेड़ और बाग़', 'झाडे आणि उद्याने', 'درخت اور باغ'),
    department: 'garden',
    kinds: [
      {
        code: 'fallen-tree',
        hours: 8,
        priority: 1,
        name: names(
          'Fallen tree or branch',
          'पेड़ या डाल गिर गई',
          'झाड किंवा फांदी पडली',
          'درخت یا شاخ گر گئی',
        ),
        keywords: ['tree', 'branch', 'storm', 'ped'],
      },
      {
        code: 'park',
        hours: 168,
        name: names(
          'Park not maintained',
          'बाग़ की देखभाल नहीं',
          'उद्यानाची निगा नाही',
          'باغ کی دیکھ بھال نہیں',
        ),
        keywords: ['garden', 'playground', 'bench'],
      },
    ],
  },
  {
    code: 'animals',
    name: names('Animals and health', 'पशु और स्वास्थ्य', 'प्राणी आणि आरोग्य', 'جانور اور صحت'),
    department: 'health',
    kinds: [
      {
        code: 'dogs',
        hours: 120,
        name: names('Stray dogs', 'आवारा कुत्ते', 'भटकी कुत्री', 'آوارہ کتے'),
        keywords: ['dog', 'bite', 'kutta'],
      },
      {
        code: 'cattle',
        hours: 48,
        name: names('Cattle on the road', 'सड़क पर मवेशी', 'रस्त्यावर गुरे', 'سڑک پر مویشی'),
        keywords: ['cow', 'buffalo', 'gaay'],
      },
      {
        code: 'dead-animal',
        hours: 12,
        name: names('Dead animal', 'मृत पशु', 'मृत प्राणी', 'مردہ جانور'),
        keywords: ['carcass', 'smell'],
      },
      {
        code: 'mosquitoes',
        hours: 96,
        name: names('Mosquitoes', 'मच्छर', 'डास', 'مچھر'),
        keywords: ['dengue', 'malaria', 'fogging', 'machhar'],
      },
    ],
  },
]

export const defaultDepartments: Readonly<Record<string, Names>> = {
  general: names('General administration', 'सामान्य प्रशासन', 'सामान्य प्रशासन', 'عمومی انتظامیہ'),
  lights: names('Electrical office', 'विद्युत कार्यालय', 'विद्युत विभाग', 'شعبۂ بجلی'),
  waste: names('Solid waste office', 'ठोस कचरा कार्यालय', 'घनकचरा विभाग', 'شعبۂ کچرا'),
  water: names('Water supply office', 'जल आपूर्ति कार्यालय', 'पाणीपुरवठा विभाग', 'شعبۂ آب'),
  drains: names('Drainage office', 'जल निकासी कार्यालय', 'मलनिःसारण विभाग', 'شعبۂ نکاسی'),
  roads: names('Roads office', 'सड़क कार्यालय', 'रस्ते विभाग', 'شعبۂ سڑک'),
  garden: names('Garden office', 'उद्यान कार्यालय', 'उद्यान विभाग', 'شعبۂ باغات'),
  health: names('Health office', 'स्वास्थ्य कार्यालय', 'आरोग्य विभाग', 'شعبۂ صحت'),
}
