## Questions to the organisers: who asks and who answers

# A participant asks
inquiry-ask = Write your question to the organisers in one message. The answer will come here.
inquiry-empty = I see no text. Please write in words, in one message.
inquiry-long = That is rather long: { NUMBER($length, useGrouping: 0) } { $length ->
    [one] character
   *[other] characters
}. Please keep it within { NUMBER($limit, useGrouping: 0) }.
inquiry-not-text = Only text can be passed on to the organisers. Please write the question in words, in one message.
inquiry-saved = Question No. { $number } is noted for the organisers. The answer will come here.
inquiry-off = The bot does not pass on questions to the organisers. Please write to them directly:

inquiry-unheard = There is nobody to pass it on to right now. So as not to wait, write to the organisers directly:
inquiry-unheard-no-contacts = There is nobody to pass it on to right now, so the answer may take a while.

# The answer, to the participant
button-ask-again = Ask again
inquiry-answer-title = <b>The organisers have answered your question No. { $number }</b>
inquiry-you-asked = You asked:
inquiry-they-answer = The answer:

# An organiser's list of questions
desk-title = <b>Participants' questions</b> · { $forum }
desk-count = { $count ->
    [0] Everybody is answered: there are no new questions.
    [one] { $count } question without an answer. Begin with the oldest.
   *[other] { $count } questions without an answer. Begin with the oldest.
}
desk-item = No. { $number }. { $text }
button-desk-answers = Added to the FAQ

# A question, to an organiser
button-answer = Answer
button-skip = Skip
button-return = Back to the list
button-to-faq = Add to the FAQ
button-from-faq = Remove from the FAQ
desk-waiting = <b>Question No. { $number }</b> · { $forum }
desk-answered = <b>Question No. { $number }</b> · { $forum } · answered
desk-skipped = <b>Question No. { $number }</b> · { $forum } · skipped
desk-answer = The answer:
desk-earlier = Earlier this person asked:
desk-earlier-answer = And was answered:
desk-how = To answer, press “Answer” or reply to this message.
desk-ask = Write the answer in one message. It will go to the person who asked.
desk-late = This question has already been answered. Your answer was not sent.
desk-unreachable = This person has stopped the bot: it cannot write to them now.
desk-in-faq = The answer is in the FAQ: the bot gives it to everybody.
desk-gone = There is no such question here.
desk-withdrawn = Question No. { $number } is erased: whoever asked it wished so.

# An answer for everybody
faq-offer = <b>This is how everybody will see the question</b>
faq-offer-answer = The answer:
faq-offer-mind = Make sure there are no names, phone numbers or anything else personal here.
faq-offer-reword = To word it differently, send the question in one message.
faq-reword = Send the question as everybody would ask it, in one line.
faq-in-workbook = The forum's spreadsheet already answers this question. It was not added to the FAQ.
faq-desk-title = <b>Added to the FAQ</b>

    The bot answers these to everybody. Where the forum's spreadsheet has the same question, the spreadsheet answers.
faq-desk-none = <b>Added to the FAQ</b>

    Nothing here yet. Answer a participant's question and press “Add to the FAQ”.
