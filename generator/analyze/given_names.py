"""Given names that are common in the news, folded, by the pronoun that goes with them: evidence that a name is a person's.

Written for this program; names that serve both (or are common words or places: 'Jordan', 'Chelsea', 'Paris', 'Mark' at the start of a
sentence) are left out of the two tables or stand in `EITHER`, which tells a person but no pronoun.
"""

from __future__ import annotations

MASCULINE = frozenset(
    "aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro aleksandr aleksei alex alexander alexandre "
    "alexei alfonso alfred ali allan allen alvaro amir anatoly anders andre andreas andrei andrew andrey andriy andrzej andy angelo "
    "anthony anton antonio arnaud arthur arturo ashraf barack bashar ben benjamin benny bernard bernie bill billy bob bobby boris brad "
    "bradley brandon brendan brett brian bruce bruno bryan carl carlo carlos cedric cesar charles charlie chris christian christoph "
    "christopher chuck clarence claude claudio cory craig daniel daniele danny dave david dean dennis denys diego dieter dimitri dirk "
    "dmitri dmitriy dmitry dominic dominique don donald donnie doug douglas drew duncan earl ed eddie eduardo edward elijah emilio "
    "emmanuel enrique eric erik ernesto esmail etienne eugene evgeny fabio federico felipe felix fernando florian francesco francis "
    "francisco francois frank franz fred frederic fritz gareth gary gavin geoff geoffrey george gerald gerard gerhard giacomo gianni "
    "gilles giorgio giovanni giuseppe glenn gordon graham greg gregory guillaume gustavo guy hamid hans harold harry harvey hassan "
    "hector heinrich helmut henri henry herman howard hugh hugo hussein ian ibrahim igor ilya imran ivan jack jacob jacques jair jake "
    "james jamie jan janos jared jason javier jay jean jeff jeffrey jens jeremy jerome jerry jesus jim jimmy joachim joao joe joel "
    "johan johann johannes john johnny jon jonas jonathan jorge jose joseph josh joshua juan julian julien julio jurgen justin kareem "
    "karim karl keir keith ken kenneth kevin khalid kim kirill klaus konstantin kurt kyle larry lars laurent lawrence lee leo leon "
    "leonard leonid leopoldo lewis liam lindsey lorenzo louis luc luca lucas luigi luis luiz lukas magnus mahmoud malcolm manuel marc "
    "marcel marcelo marco marcos marcus mario marius mark markus martin massimo mateo mateusz matt matteo matthew matthias matthieu "
    "maurice mauricio max maxim maxime mehmet michael michel miguel mikael mike mikhail milan mitch mitt mohamed mohammad mohammed "
    "moses muhammad mustafa mykhailo narendra nathan nathaniel neil nelson newt nicholas nick nicolas nigel nikita nikola nikolai nikos "
    "noah norbert norman oleg oleksandr oleksii oleksiy oliver olivier omar osama oscar otto pablo paolo pascal patrice patrick paul "
    "paulo pavel pavlo pawel pedro per peter petr petro phil philip philipp philippe pierre piotr rafael rahul ralph ramon rand randy "
    "raphael raul ray raymond rene ricardo riccardo richard rick ricky rob robert roberto robin rodrigo roger roland roman ron ronald "
    "rory ross roy rudolph rudy ruslan russell ryan sadiq salman sam samuel scott sean sebastian serge sergei sergey sergio serhiy "
    "shane shinzo silvio simon stefan stefano stephane stephen steve steven stuart sven tayyip ted terrence terry theo theodore thierry "
    "thom thomas tim timothy toby todd tom tomas tommy tony travis tyler ulrich umar vadim valentin valery vasily victor viktor vincent "
    "vitali vitaly vlad vladimir volodymyr walter warren wayne werner wes wilhelm will william willie wolfgang xavier yair yann yevgeny "
    "yitzhak yuri yuriy yusuf yves zachary".split(),
)
FEMININE = frozenset(
    "abigail adele agnes aisha alejandra alessandra alexandra alexandria alexis alice alicia alina alison allison amanda amber amelia "
    "amy ana anastasia andrea angela angelina anita ann anna anne annie annika antonia ashley astrid audrey barbara beatrice beatriz "
    "becky bella benazir beth bethany betty beverly birgit brenda brigitte britney brooke camilla carla carly carmen carol carolina "
    "caroline carolyn carrie cassandra catherine cecilia celine charlotte chiara christina christine chrystia cindy claire clara "
    "claudia colleen condoleezza connie courtney cristina crystal cynthia daniela danielle darya debbie deborah denise diana diane "
    "dilma dolores donna dorothy ekaterina elaine elena elise elizabeth ella ellen elsa emilia emily emma erica erin esther eva eve "
    "evelyn faith fatima federica fiona florence frances francesca gabriela gabriele gabrielle georgia gina giorgia gisele giulia "
    "gloria grace greta gretchen gwen hannah harriet heather heidi helen helena helene helga hilary hillary ines ingrid irene irina "
    "iris isabel isabella isabelle ivanka jackie jacqueline jane janet janice jasmine jeanne jen jenna jennifer jenny jessica jill jo "
    "joan joanna jodi jodie johanna josephine joyce juanita judith judy julia julie juliet justine kamala karen karin kate katharina "
    "katherine kathleen kathryn kathy katie katrina kayleigh keisha kelly kellyanne kerry kim kirsten kirstjen kristen kristi kristin "
    "kristina kristine laila larissa laura lauren leah leila lena leslie leticia lidia lillian linda lisa liz liza loretta lori louise "
    "lucia lucie lucy ludmila luisa lydia lynn maggie malala malia manuela margaret margarita margot maria mariana marianne marie "
    "marina marine marion marjorie marla marta martha martina mary masha maureen megan meghan megyn melania melanie melinda melissa "
    "mercedes meredith mia michelle mila mina miranda miriam molly monica monika monique myra nadia nancy naomi natalia natalie natasha "
    "nicola nicole nikki nina nora norma nuria octavia olena olga olivia oprah paige pamela patricia paula pauline peggy penelope petra "
    "phoebe phyllis priscilla priti rachel rebecca renate rita roberta rosa rosalind rose rosemary ruth sabine sabrina sally samantha "
    "sandra sara sarah sasha sharon sheila shirley silvia simone sofia sonia sonja sophia sophie stacey stephanie sue susan susana "
    "susanna susanne suzanne svetlana sylvia sylvie tamara tammy tania tanya tara tatiana tatyana teresa theresa tiffany tina tracy "
    "tulsi ursula valentina valeria valerie vanessa vera veronica victoria viktoria viola violet virginia vivian wanda wendy whitney "
    "xiomara yelena yolanda yulia yvette yvonne zara zoe".split(),
)
EITHER = frozenset(
    "alexis andrea angel ashton cameron casey chris dana gabriele jackie jamie jan jean jesse jessie jo jordan jude kelly kerry kim lee "
    "leslie lindsay lindsey lynn morgan nicola pat robin sam sasha shannon simone stacey taylor terry tracy valentine".split(),
)
GIVEN = MASCULINE | FEMININE | EITHER
