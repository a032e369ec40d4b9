import type { WrittenScreens } from '../../written-screens.ts'

/** Boards with hardly anything but formulas, in our own words, one screen a line: ` / ` breaks a line. */
export const WRITTEN_FORMULA_BOARDS: WrittenScreens = {
  'MAT primary formulas': `
36+28=64 / 64-28=36 / 64-36=28
7×6=42 / 42÷7=6 / 42÷6=7
125×8=1000 / 25×4=100 / 125×32×25 / =125×8×(4×25) / =1000×100 / =100000
3/4+1/6 / =9/12+2/12 / =11/12
9+6= / 1 5 / 9+1+5=15
0.36×2.5=0.9
  408 / × 17 / 2856 / 408 / 6936
84÷4=21 / 84÷3=28 / 84÷6=14 / 84÷7=12
1km=1000m / 1m=10dm / 1dm=10cm / 1cm=10mm
1t=1000kg / 3t50kg=( )kg / 4200g=( )kg( )g
5+8○14 / 9-3○5 / 7+7○14
2.4÷0.6=24÷6=4
(18+12)÷5×3=30÷5×3=6×3=18
45÷7=6……3 / 60÷8=7……4 / 52÷9=5……7
3.14×5²=3.14×25=78.5(cm²)
3:4=( ):12=15:( )=( )%
12=2×2×3 / 18=2×3×3 / (12,18)=6 / [12,18]=36
1/2=2/4=3/6=4/8
99×36 / =(100-1)×36 / =3600-36 / =3564
x+17=40 / x=40-17 / x=23
4x÷3=12 / 4x=36 / x=9
1h=60min / 1min=60s / 2.5h=150min / 3h20min=200min
V=abh=6×4×5=120(dm³) / S=(6×4+6×5+4×5)×2=148(dm²)
80%=0.8=4/5 / 12.5%=0.125=1/8
700-268=432 / 1000-699=301 / 503-97=406
10-7=3 10-4=6 10-2=8 10-5=5 10-9=1
5×□=35 □×8=56 72÷□=9
1公顷=10000平方米 1平方千米=100公顷 5公顷=( )平方米`,
  'MAT junior formulas': `
2x-3=7 / 2x=10 / x=5
x²-5x+6=0 / (x-2)(x-3)=0 / x₁=2, x₂=3
a²-b²=(a+b)(a-b) / (a±b)²=a²±2ab+b²
3(x-2)≤x+4 / 3x-6≤x+4 / 2x≤10 / x≤5
∵ AB=AC, BD=CD / AD=AD / ∴ △ABD≌△ACD (SSS) / ∴ ∠1=∠2
y=kx+b / 3=k+b / -1=-k+b / k=2, b=1 / y=2x+1
√18-√8+√(1/2)=3√2-2√2+√2/2=3√2/2
x=(-b±√(b²-4ac))/2a / Δ=b²-4ac=16-12=4>0
{ x+y=7 / { 2x-y=2 / 3x=9 / x=3, y=4
sin30°=1/2 cos30°=√3/2 tan30°=√3/3 / sin45°=√2/2 tan45°=1 / sin60°=√3/2 tan60°=√3
∠AOB=2∠ACB / ∠AOB=100° / ∠ACB=50°
|-3|+(-2)³-√9÷3 / =3-8-1 / =-6
1/(x-1)+2/(x+1)=4/(x²-1) / x+1+2(x-1)=4 / 3x=5 / x=5/3
AD/DB=AE/EC / 4/6=AE/9 / AE=6
y=-(x-2)²+5 / (2,5) / x=2 / y_max=5
(-2a²b)³=-8a⁶b³ / a⁶÷a²=a⁴ / a³·a⁴=a⁷
AB∥CD / ∠1+∠2=180° / ∠3=∠4
6x²-7x-3=(2x-3)(3x+1)
c²=a²+b² / 13²=5²+12² / 25²=7²+24² / 17²=8²+15²
S=½×6×4=12 / OA=3 OB=4 / AB=5 / h=12/5
-5 -4 -3 -2 -1 0 1 2 3 4 5 / |a|=3 / a=±3
P(A)=2/6=1/3
x̄=(7+8+8+9+10)/5=8.4 / s²=1.04
y=6/x / (2,3) (-2,-3) / k=6>0
5.6×10⁵ / 3.02×10⁻⁴ / 0.000072=7.2×10⁻⁵
l=nπR/180 / S=nπR²/360=½lR
□ABCD / AO=CO BO=DO / ∴ AB∥CD
(x+3)(x-5)=x²-2x-15 / (2m-1)²=4m²-4m+1
4x+6(20-x)=94 / 4x+120-6x=94 / -2x=-26 / x=13 / 20-13=7`,
  'MAT senior formulas': `
f(x)=x³-3x²+2 / f'(x)=3x²-6x=3x(x-2) / x=0, x=2 / f(0)=2 f(2)=-2
a₁=2, d=3 / aₙ=3n-1 / Sₙ=n(3n+1)/2
lim f(x)-f(x₀) / x-x₀ = f'(x₀) / y-y₀=f'(x₀)(x-x₀)
log₂8=3 / lg2+lg5=1 / logₐMN=logₐM+logₐN / log_a b=lnb/lna
sin²α+cos²α=1 / tanα=sinα/cosα / sin2α=2sinαcosα / cos2α=1-2sin²α
a·b=|a||b|cosθ / =2×3×cos60°=3 / |a+b|²=4+6+9=19
x²/9+y²/5=1 / a=3 b=√5 c=2 / e=2/3 / F₁(-2,0) F₂(2,0)
C₅²=10 / A₄³=24 / C₇³=35 / C_n^k=n!/k!(n-k)!
z=(1+2i)/(1-i)=(1+2i)(1+i)/2=(-1+3i)/2 / |z|=√10/2
a/sinA=b/sinB=c/sinC=2R / a²=b²+c²-2bccosA
A={x|x²-4x<0}=(0,4) / B={x|x≥2} / A∩B=[2,4)
n₁=(1,0,2) n₂=(0,1,-1) / cos<n₁,n₂>=-2/(√5·√2)=-√10/5
∀x>0, ex-1-lnx≥0 / g(x)=x-1-lnx / g'(x)=1-1/x=(x-1)/x / g_min=g(1)=0
X 0 1 2 / P 1/4 1/2 1/4 / E(X)=1 D(X)=1/2
y²=8x / p=4 / F(2,0) x=-2 / |AF|=x₁+2
q=2 / Sₙ=a₁(1-qⁿ)/(1-q)=2ⁿ-1
f(-x)=-f(x) / f(x+4)=f(x) / f(2)=0 f(2026)=f(2)
(2x+1/x)⁶ / T_{r+1}=C₆^r 2^{6-r} x^{6-2r} / r=3 / 160
x²+y²-4x+2y+1=0 / (x-2)²+(y+1)²=4 / d=|3·2+4·(-1)+3|/5=1
V=⅓Sh=⅓×9×4=12 / S=4πR² / V=4/3πR³
{x-y≥0, x+y≤4, y≥1} / z=2x+y / (3,1) z=7
y=2sin(2x+π/3) / T=π / 2x+π/3=π/2+2kπ / x=π/12+kπ
∫₀^1 x²dx=1/3 / (lnx)'=1/x (eˣ)'=eˣ (sinx)'=cosx
ln(1+x)≤x / Σ1/k² <2-1/n
m⊥α, m⊂β → α⊥β / l∥m, l⊄α, m⊂α → l∥α`,
  'PHY any formulas': `
v=s/t=120m/8s=15m/s
F=ma / 20N-4N=2kg×a / a=8m/s²
I=U/R=6V/10Ω=0.6A / P=UI=3.6W
p=F/S=600N/0.03m²=2×10⁴Pa
G=mg=5kg×10N/kg=50N
Q=cmΔt=4.2×10³J/(kg·℃)×2kg×50℃=4.2×10⁵J
F浮=ρ液gV排=1.0×10³×10×2×10⁻⁴=2N
1/R=1/R₁+1/R₂ / R=R₁R₂/(R₁+R₂)=6×3/9=2Ω
v²-v₀²=2ax / 0-20²=2×(-5)x / x=40m
h=½gt² / t=√(2h/g)=2s / x=v₀t=10×2=20m
mv₁=(m+M)v₂ / 0.02×300=2.02v / v≈2.97m/s
qvB=mv²/r / r=mv/qB / T=2πm/qB
GMm/r²=mv²/r / v=√(GM/r) / T²∝r³
E=F/q / U=Ed / W=qU / ε=BLv
F₁l₁=F₂l₂ / 10N×0.3m=F₂×0.6m / F₂=5N
η=W有/W总×100%=Gh/Fs=300×2/(200×4)=75%
1kW·h=3.6×10⁶J / 72km/h=20m/s / 1g/cm³=10³kg/m³
Fcosθ-μ(mg-Fsinθ)=ma
½mv²-½mv₀²=-μmgs
λ=v/f / T=1/f / v=340m/s
1/u+1/v=1/f / u>2f f<v<2f
E=hν W=hν₀ ½mv²=hν-W
∑Fx=0 ∑Fy=0 / Tsin37°=G / T=50/0.6
pV/T=C / 1×10⁵×300/300=p₂×200/400`,
  'CHE any formulas': `
2H₂+O₂ →点燃 2H₂O
CaCO₃+2HCl=CaCl₂+H₂O+CO₂↑
2KMnO₄ →△ K₂MnO₄+MnO₂+O₂↑ / 2H₂O₂ →MnO₂ 2H₂O+O₂↑
Fe+CuSO₄=FeSO₄+Cu / Zn+H₂SO₄=ZnSO₄+H₂↑
Ba²⁺+SO₄²⁻=BaSO₄↓ / H⁺+OH⁻=H₂O / Ag⁺+Cl⁻=AgCl↓
3Fe+2O₂=Fe₃O₄ / 4P+5O₂=2P₂O₅ / S+O₂=SO₂
n=m/M=9g÷18g/mol=0.5mol / N=nN_A=3.01×10²³
N₂+3H₂⇌2NH₃ ΔH=-92.4kJ/mol / K=c²(NH₃)/c(N₂)c³(H₂)
2Na+2H₂O=2NaOH+H₂↑ / Na₂O₂+2CO₂…
CH₄+2O₂→CO₂+2H₂O / C₂H₅OH+3O₂→2CO₂+3H₂O
CH₃COOH+C₂H₅OH⇌CH₃COOC₂H₅+H₂O
Zn-2e⁻=Zn²⁺ / Cu²⁺+2e⁻=Cu / Zn+Cu²⁺=Zn²⁺+Cu
Al³⁺+3OH⁻=Al(OH)₃↓ / Al(OH)₃+OH⁻=AlO₂⁻+2H₂O
c(H⁺)=10⁻³mol/L pH=3 / Kw=1×10⁻¹⁴
CuO+H₂ →△ Cu+H₂O / Fe₂O₃+3CO=2Fe+3CO₂
H-C≡C-H CH₂=CH₂ C₆H₆ / sp sp² sp³
1s²2s²2p⁶3s²3p⁴ / 3d⁵4s¹ Cr
Mr(H₂SO₄)=1×2+32+16×4=98 / w(O)=64/98×100%
Cl₂+2Br⁻=2Cl⁻+Br₂ / MnO₂+4HCl(浓)=MnCl₂+Cl₂↑+2H₂O
100g×10%=10g / 90mL+10g / w=10/(90+10)=10%
KClO₃ +5 / KCl -1 / O 0 / 6e⁻
Ca(OH)₂+CO₂=CaCO₃↓+H₂O / CaO+H₂O=Ca(OH)₂`,
  'BIO any formulas': `
AaBb×aabb / AB Ab aB ab / 1:1:1:1
6CO₂+12H₂O →光 C₆H₁₂O₆+6O₂+6H₂O
Aa×Aa / AA:Aa:aa=1:2:1 / A_:aa=3:1
XᴮXᵇ×XᴮY / XᴮXᴮ XᴮXᵇ XᴮY XᵇY
DNA 5'-ATGCC-3' / 3'-TACGG-5' / mRNA AUGCC
C₆H₁₂O₆+6O₂+6H₂O →酶 6CO₂+12H₂O+能量
ATP⇌ADP+Pi+能量
N=M×n/m=60×50/20=150
p²+2pq+q²=1 / q²=1/10000 / q=0.01 2pq≈0.0198
2n=8 / 4n / n=4 / 46→92→46`,
}
