"""Names as they are heard in London, in the spellings that one name has. Nobody real is meant.

Spellings in one line are one name; an error pattern exchanges them. The matching knows none of
these lists: what it finds in spite of a spelling it finds by sound.
"""

GIRLS = """
aisha ayesha aysha aischa|fatima fatimah fatema fatuma|maryam mariam miriam maryum
khadija khadijah khadeeja|zainab zaynab zeinab|amina aminah ameena|sumaya sumayya sumeya
halima halimah haleema|safiya safiyyah sofia sophia|layla leila laila leyla|nadia nadiya nadya
yasmin yasmine jasmin jasmine|hawa hawwa|ifrah ifra|hodan hodaan|ayaan ayan|amal amaal
olivia|emily emilie emmy|isla ayla|ava eva|grace gracie|lily lilly lillie|freya freyja|ella ellah
charlotte charlie lottie|mia miya maya|chloe khloe|ellie elly|isabelle isobel isabel izzy
rebecca rebekah becky|katherine catherine kathryn katie|sarah sara|hannah hanna|abigail abbie
victoria viktoria vicky|natasha natasza tasha|anastasia nastya|ewelina evelina|zuzanna susanna
agnieszka agnes|magdalena magda|oluwaseun seun|oluwatobi tobi|temitope temi|adaeze ada|chioma
ngozi|abena|akosua|efua|priya|anjali|kavya|divya|meera mira|simran|jasleen|gurpreet|harleen
thanh|linh|mai mei|xin|yan|ioana joana|andreea andrea|mihaela michaela|elif|zeynep|defne
beatriz beatrice|ines inez|larissa larisa|destiny|tiana tianna|shanice|jada jayda|keziah kezia
"""
BOYS = """
mohammed muhammad mohamed mohammad muhammed|ahmed ahmad achmed|yusuf yousef yousuf yusef
ibrahim ebrahim ibraheem|hussein husain hussain hossein|hasan hassan xasan|ali aly|omar umar omer
abdullah abdallah abdulla|abdirahman abdurrahman abdulrahman|ismail ismaeel esmail|bilal bilaal
hamza hamzah|khalid khaled|zakaria zakariya zachariah|idris idriss|musa mousa moussa|adam aadam
samuel sam sammy|daniel dan danny daniyal|joshua josh|joseph joe yosef|jacob jake yakub
thomas tom tommy|oliver ollie oli|harry harrison|george georgie|alexander alex aleksander
william will liam|james jamie jim|michael mike michal|matthew matt mateusz|benjamin ben
christopher chris kristofer|nathaniel nathan nate|zachary zac zack|edward ted eddie|leo leon
jayden jaden jaiden|tyrese tyrell|kai kye|rio|reuben ruben|dwayne dwain|marcus markus
emmanuel manny imanuel|oluwadamilola dami|ayodele ayo|chukwuemeka emeka|kwame|kofi|kwabena
arjun|rohan|aarav arav|vihaan|gurdeep|harpreet|jaspreet|dilan dylan|baran|emre|kerem|yigit
jakub|kacper casper|szymon simon|bartosz bartek|piotr peter|andrei andrey|mihai|stefan stephan
duc|minh|jun|wei|tiago thiago|joao|rafael raphael|santiago|nikolai nicolas|devonte devante
"""
FAMILIES = """
mohamed mohammed mohamud|ali aly|ahmed ahmad|hussain hussein husain|khan|begum|hassan hasan
ibrahim|abdi|omar|yusuf yousuf|warsame|farah|jama jamac|osman usman|aden adan|nur noor|salah
patel|singh|kaur|sharma|shah|rahman rehman|islam|uddin|miah mia|chowdhury choudhury chaudhry
akhtar akter|iqbal|malik|hussaini|kumar|gill|sandhu|dhillon|perera|fernando|nguyen|tran|pham|chen
li lee|wong|zhang|wang|smith smyth|jones|taylor tayler|brown browne|williams|wilson|johnson
davies davis|evans|thomas|roberts|walker|wright right|robinson|thompson thomson|white|hughes
edwards|green greene|hall|lewis louis|harris|clarke clark|jackson|wood|turner|martin martyn|hill
cooper|ward|morris|moore|king|watson|baker|harrison|morgan|scott|allen allan|james|phillips philips
campbell|stewart stuart|murphy|kelly kelley|obrien|osullivan|mccarthy|byrne burn|walsh|doyle
grant|bailey bayley|gordon|francis frances|joseph|charles|pierre|baptiste|alexis|okafor okafur
adeyemi adeyemy|okonkwo|eze|balogun|ogunleye|adebayo|mensah mensa|owusu|boateng|asante|osei
kowalski|nowak|wisniewski wisniewska|wojcik|kaminski kaminska|lewandowski|popescu|ionescu|popa
ivanov ivanova|petrov petrova|silva|santos|pereira perera|costa|yilmaz|kaya|demir|celik|arslan
tesfaye tesfay|bekele|haile|kebede|gebre|sow|diallo|traore|kamara camara|conteh|sesay|koroma
"""


def forms(text: str) -> list[tuple[str, ...]]:
    """Return the names of a list, each with its spellings."""
    return [tuple(name.split()) for line in text.split("\n") for name in line.split("|") if name]
