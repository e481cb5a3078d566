"""The first words of a new site: true of this software as it stands. The area's editors make them their
own.
"""

HOW_IT_WORKS = """
<p>This is a list of small, local enterprises. Many are one person, or a few people. Many are run by older
people,
disabled people or family carers.</p>
<h2>Find somebody</h2>
<ol>
<li>Say what you need and where you live. You do not need an account.</li>
<li>Look at who does it: what they do, who comes, when, how much it costs and how you can pay.</li>
<li>Get in touch with them in the way you like best. You agree with them yourself.</li>
</ol>
<p>Each enterprise has a short number. You can say it on the phone, and we know which one you mean.</p>
<h2>What we check</h2>
<p>A support worker looks at each listing before it is shown. A listing says which checks somebody has seen
proof of, who
saw it and when. A check that is not named there has not been seen by us.</p>
<p>A listing says when somebody last read it and found it right. Things change: ask before you rely on it.</p>
<p>We do not employ the people listed here, and we do not promise how they work. If something is not right,
tell us on the
listing's page. A support worker reads it.</p>
<h2>If you find nothing</h2>
<p>Tell us what you looked for. The support worker of your area sees what is missing, and can let you know
if something
starts.</p>
"""

PRIVACY = """
<p>This page says what this site keeps about you and why.</p>
<h2>When you search</h2>
<p>You need no account. What you search for is not kept with your name or your address on the internet.
Your shortlist stays in your own browser.</p>
<h2>When you tell us something</h2>
<ul>
<li><b>A correction or a problem:</b> the support workers of that area read it. It is never shown to the
public. If you leave
a way to reach you, we use it only to ask you about it. Then we delete it.</li>
<li><b>Something you could not find:</b> we keep your words and the place, never a full postcode. If you
leave an e-mail address
we use it only to tell you that something fits. It may say something about your health. Only the support
workers of your
area and the editors of this site can read it.</li>
</ul>
<p>Both are deleted after a fixed time by the site itself.</p>
<h2>How we reach you</h2>
<p>If you have an account, you say how you want to be told things: by e-mail, text, letter or phone call. Your
address and what helps you cannot be read in the database. Only you can read them, and the support workers who write
to you or ring you. Each time is written down. GOV.UK Notify sends our texts. We delete letters and notes of calls
30 days after they have done their work.</p>
<h2>When you sign in</h2>
<p>We keep your internet address and the name of your browser. So you can see where you are signed in, and end what is
not yours. We delete this when you sign out, or after some weeks.</p>
<h2>When you save a form</h2>
<p>If you stop in a form and save it, we keep what you wrote so far. It cannot be read in the database. Your area's
support workers can open it with your code, and that is written down. You can open it with your code and your own
word. We delete it when you send it, when you say so, or after 14 days. With a word we keep it for 90 days.</p>
<p>If you ask for a code for a page, we keep the page's address for about two weeks. It may hold what you
searched for, but not who you are.</p>
<h2>When you run an enterprise listed here</h2>
<p>Your listing is public: that is what it is for. Where you work from is kept apart from it, unreadable in
the database, and
never shown. The public sees only the middle of the postcode area around it. Only you and your area's
support workers can
read it, and each time is written down.</p>
<p>You can ask for your listing to be hidden at once, at any time.</p>
<h2>Cookies</h2>
<p>We use only the cookies the site needs to work. Nobody else's programs watch you here. If you choose how you
like to read, one of them keeps that for a year.</p>
<h2>Your rights</h2>
<p>You can ask to see what we keep about you, to have it put right, or to have it deleted. Ask the support
team of your area. You
can also complain to the <a href="https://ico.org.uk/">Information Commissioner</a>.</p>
"""

ACCESSIBILITY = """
<p>We want everybody to be able to use this site.</p>
<h2>What you can do</h2>
<ul>
<li>use it with a keyboard alone, or with a screen reader;</li>
<li>make the words twice as big, or use it on a small phone;</li>
<li>choose big letters, other colours, more space or plain pages in the
<a href="/reading/">Reading settings</a>;</li>
<li>use it with your own colours, and without moving things;</li>
<li>ring us and read out a code: we see your page and do it with you;</li>
<li>stop in a form and come back later;</li>
<li>use it with JavaScript turned off;</li>
<li>print a listing, also in large print.</li>
</ul>
<h2>How well it does</h2>
<p>We aim for the Web Content Accessibility Guidelines 2.2, level AA. The pages are checked by programs
whenever the software
changes. Programs find only some of the problems. This site has not been audited by somebody independent.</p>
<h2>What does not work yet</h2>
<ul>
<li>The map is for those who can see it. Everything on it is in the list too.</li>
<li>Words and pictures in listings come from many people. Some pictures may be described badly: please tell
us.</li>
<li>The pages where staff write are made by Wagtail, and follow what Wagtail says about itself.</li>
</ul>
<h2>Tell us</h2>
<p>If something is hard to use, or you need it in another form, ask the support team of your area. If you
are not happy with
the answer, the <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>
can help.</p>
"""

#: slug, title, introduction, words
PAGES: list[tuple[str, str, str, str]] = [
    ("how-it-works", "How it works", "How to find somebody, and what we check.", HOW_IT_WORKS),
    ("privacy", "Privacy", "What this site keeps about you, and why.", PRIVACY),
    (
        "accessibility",
        "Accessibility statement",
        "How usable this site is, and what to do if it is not.",
        ACCESSIBILITY,
    ),
]
