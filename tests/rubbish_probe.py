import pytest, collections, traceback, time
from django.db import transaction
from tests.world import *
from tests.routes import *
from tests import rubbish
@pytest.mark.django_db
def test_probe():
    w=World(); names=set()
    for v in (None,HOLDER,Role.OFFICE,Role.VILLAGE_CLERK,Role.UNIT):
        c=w.client(v)
        for n,r in ROUTES.items():
            for u,a in r.addresses(w):
                if a(v)==200:
                    x=c.get(u)
                    if "text/html" in x.get("Content-Type",""): names|=rubbish.names_in(x.content.decode())
    print(len(names), sorted(names)[:200])
    bodies=list(rubbish.bodies(w,sorted(names)))
    big=rubbish.huge()
    print([(k,len(b)) for k,b in bodies])
    bad=collections.Counter(); st=collections.Counter(); n=0; t=time.process_time(); detail={}
    for v in (None,HOLDER,Role.OFFICE,Role.VILLAGE_CLERK,Role.UNIT,Role.SECURITY_ADMIN):
        t0=time.process_time()
        c=w.client(v); jar=c.cookies.output(); import copy; jar=copy.deepcopy(c.cookies)
        for name,r in ROUTES.items():
            if not r.posts: continue
            for u,a in r.addresses(w):
                for what,body in bodies+[("huge",big)]:
                    n+=1
                    c.cookies=copy.deepcopy(jar)
                    with transaction.atomic():
                        try:
                            s=rubbish.post(c,u,body).status_code
                        except Exception as e:
                            tb=traceback.extract_tb(e.__traceback__)
                            ours=[f for f in tb if "shangliang" in f.filename and "/tests/" not in f.filename][-2:]
                            last=tb[-1]
                            key=(type(e).__name__, str(e)[:100], tuple(f"{f.filename.split('shangliang/')[-1]}:{f.lineno}" for f in ours))
                            bad[key]+=1; detail.setdefault(key,set()).add((str(v),name,what)); s="EXC"
                        transaction.set_rollback(True)
                    st[s]+=1
        print(v,time.process_time()-t0,flush=True)
    print(n,time.process_time()-t,st)
    for k,v in bad.most_common(): print(v,k,sorted(detail[k])[:4])
