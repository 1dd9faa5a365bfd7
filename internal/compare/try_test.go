package compare
import ("testing";"os";"fmt")
func TestTry(t *testing.T){
 rd:=func(f string)*Edition{ b,_:=os.ReadFile(f); e:=Read(f,b,nil); if e==nil {t.Fatal(f)}; return e}
 r:=Between(rd(os.Getenv("OLD")),rd(os.Getenv("NEW")))
 for _,c:=range r.Changes { fmt.Println(c.Number,c.Group,c.Kind,c.Path,c.Words); if c.Old!=nil{fmt.Println("   -",c.Old.Text,c.Old.Place,c.Old.Cites)}; if c.New!=nil{fmt.Println("   +",c.New.Text,c.New.Place,c.New.Cites)}}
}
