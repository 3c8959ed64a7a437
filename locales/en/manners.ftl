## A kind word for what the bot cannot read
manners-voice = I cannot listen to voice messages yet. Please write your question as text.
manners-sticker = Thank you! What I answer is questions in text: when, where, who speaks.
manners-photo = I cannot make out photos and videos. Write your question as text, and I will answer from the programme.
manners-file = I do not read files. Write your question as text, and I will answer from the programme.
manners-place = Thank you, but I do not search by location. Write where you want to get to, and I will tell you the way.
manners-contact = Your phone number is not needed now. You will be asked for it when you sign up for an excursion.
manners-other = I cannot handle this. Write your question as text, and I will answer from the programme.
manners-text-only = Only text can be passed on from here. Please write in words, in one message.
manners-edited = I do not read corrected messages again. Please send the question once more as a new message.
manners-command = I have no such command. Here is what there is:
manners-admin = This command is for the organisers. /help will help you.
manners-old-button = This button is out of date. Here is what there is now:
manners-old-button-toast = This button is out of date
