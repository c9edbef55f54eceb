"""离线登记的路由 · The page that a phone keeps, what it asks and sends, what was set aside for people."""

from tests.routes import Route, able, at, inside, of, press, within

DECIDE = able("matter.raise_for")

OFFLINE = {
    "service-worker": Route(at("/sw.js")),
    "offline": Route(at("/desk/offline/"), inside),
    "offline-hello": Route(at("/desk/offline/hello/"), inside),
    "offline-take": Route(at("/desk/offline/take/"), press, posts=True),
    "offline-sync": Route(at("/desk/offline/sync/"), press, posts=True),
    "offline-kept": Route(at("/desk/offline/kept/"), inside),
    "offline-one": Route(of("/desk/offline/kept/{aside.ref}/"), within(DECIDE, DECIDE), posts=True),
}
