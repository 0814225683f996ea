print("adcompare")
